import type { Grouped } from './difference';
import type { Class, Classed } from './rules/rules';

/** A difference with what the rules say of it. */
export interface Difference extends Grouped, Classed {
  fingerprint: string;
  /** What differs, in one sentence. */
  sentence: string;
}

/** Strongest first. What nobody has judged may be worse than what somebody found harmless. */
export const classOrder: readonly Class[] = ['breaking', 'behavioural', 'unknown', 'cosmetic'];

/** The most important first: by class, then what many clients notice, then what shows in many cases. */
export function rank(differences: readonly Difference[]): Difference[] {
  const weight = ({ class: of, clients, layer }: Difference): number =>
    classOrder.indexOf(of) * 1000 - clients.length * 10 + (layer === 'verdicts' ? 5 : 0);
  return [...differences].sort(
    (one, other) => weight(one) - weight(other) || other.cases.length - one.cases.length,
  );
}

/** What differs, in a sentence that stands alone, with what is most telling first. */
export function describeDifference({ layer, channel, path, kind, before, after }: Grouped): string {
  if (layer === 'verdicts' && channel === after) return `What was judged is ${after}`;
  if (layer === 'verdicts' && channel === before) return `What was ${before} is judged`;
  if (layer === 'verdicts')
    return path === 'verdict'
      ? `${channel} was ${before ?? ''}, and is ${after ?? ''}`
      : `${channel} is not met for another reason`;
  if (layer === 'timing') return `"${channel}" is ${after ?? ''} than before`;
  if (path === 'end') return `A connection ended ${shown(before)}, and ends ${shown(after)}`;
  if (path === 'count') return `${capital(channel)} comes ${after ?? ''} than before`;
  const whole = path === channel || path === 'answer' || path === 'seen';
  const what = whole ? capital(channel) : leafOf(path);
  const where = whole ? '' : `, in ${channel.replace(/^answer/, 'the answer')}`;
  if (kind === 'order') return `What stands in ${what} comes in another order${where}`;
  if (kind === 'added') return `${what} is new${valueOf(after)}${where}`;
  if (kind === 'removed') return `${what} is gone${valueOf(before)}${where}`;
  return `${what} was ${shown(before)}, and is ${shown(after)}${where}`;
}

/** The last of a path: an attribute or text with the element it stands in. */
function leafOf(path: string): string {
  // a key in brackets may hold slashes of its own
  const parts = path.match(/(?:[^/[]|\[[^\]]*\])+/g) ?? [path];
  const [parent = '', leaf = path] = parts.slice(-2);
  if (parts.length < 2) return path;
  if (leaf === '@xmlns') return `The namespace of ${parent}`;
  if (leaf === 'text()') return `The text of ${parent}`;
  if (leaf.startsWith('@')) return `${leaf.slice(1)} of ${parent}`;
  return parts.length > 2 && !leaf.includes('[') ? `${leaf} of ${parent}` : leaf;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function valueOf(value: string | null): string {
  return value === null || value === 'yes' || value.startsWith('<') ? '' : ` (${shown(value)})`;
}

function shown(value: string | null): string {
  const line = (value ?? 'nothing').replace(/\s+/g, ' ');
  return line === '' ? 'empty' : line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
