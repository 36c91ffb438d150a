import type { Requirement } from '../catalogue/catalogue';
import { verdicts, type Verdict } from './judgement';

/** What breaking a requirement amounts to. */
export type Severity = 'fail' | 'warn' | 'info';

/** What severity depends on. */
export type Graded = Pick<Requirement, 'id' | 'level' | 'provenance' | 'severity' | 'demands'>;

/** The part of a catalogue that judging needs. */
export interface Grades<R extends Graded = Graded> {
  get(id: string): R | undefined;
}

/** What breaking a requirement amounts to: its own `severity` where it has one, else by provenance, then level. */
export function severityOf({ severity, provenance, level }: Graded): Severity {
  if (severity) return severity;
  if (provenance === 'example' || level === 'EXAMPLE') return 'warn';
  if (level === 'MUST' || level === 'MUST NOT') return 'fail';
  return level === 'MAY' ? 'info' : 'warn';
}

/** The strongest of some verdicts, or undefined where there are none. */
export function strongest(some: readonly Verdict[]): Verdict | undefined {
  return verdicts.find((verdict) => some.includes(verdict));
}

/** A verdict, weakened to what a requirement of this severity can come to. Only findings can be too strong. */
export function cap<V extends Verdict>(verdict: V, severity: Severity): V | Severity {
  if (verdict === 'fail') return severity;
  return verdict === 'warn' && severity === 'info' ? 'info' : verdict;
}

/**
 * The requirement a finding belongs to where the step named none of the case: the one with the strongest severity,
 * the first listed of equals. Undefined where the catalogue knows none of them.
 */
export function attribute<R extends Graded>(
  requirements: readonly string[],
  catalogue: Grades<R>,
): R | undefined {
  const known = requirements.map((id) => catalogue.get(id)).filter((found) => found !== undefined);
  const order: Severity[] = ['fail', 'warn', 'info'];
  return order
    .map((severity) => known.find((requirement) => severityOf(requirement) === severity))
    .find((found) => found !== undefined);
}
