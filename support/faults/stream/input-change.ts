import { replace } from '../fault';
import type { Input } from '../../reference-server/stream/input';

/** Reads a message as something else than it is. */
export function read(change: (message: string) => string): (phase: Input) => void {
  return (phase) => replace(phase, 'normalise', (right) => (message) => change(right(message)));
}

/** Passes over the messages of a kind, as if they had not come. */
export function passOver(isOfKind: (message: string) => boolean): (phase: Input) => void {
  const passed = { condition: 'passed over', text: '' };
  return (phase) => {
    replace(
      phase,
      'checkFirstCharacter',
      (right) => (message) => (isOfKind(message) ? passed : right(message)),
    );
    replace(phase, 'onProblem', (right) => (problem) => (problem === passed ? null : right(problem)));
  };
}
