import { fault, replace, type Fault } from '../fault';
import type { Plain } from '../../reference-server/stream/plain';
import type { Sasl } from '../../reference-server/stream/sasl';

/** A fault in how the server lets somebody in. */
export function signing(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: Sasl, plain: Plain) => void,
  reenacts?: string,
): Fault {
  return fault(name, sentence, breaks, ({ sasl, plain }) => bend(sasl, plain), reenacts);
}

/** Reports one condition under the name of another. */
export function rename(from: string, to: string): (phase: Sasl) => void {
  return (phase) =>
    replace(phase, 'failure', (right) => (condition) => right(condition === from ? to : condition));
}
