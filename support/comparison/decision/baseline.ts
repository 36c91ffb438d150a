import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { z } from 'zod';
import { matchesPattern } from '../rules/match';
import type { StoredResults } from '../run/shape';
import { readYaml } from '../yaml-file';
import { lastDay, signature } from './accept-file';

const baselineShape = z.strictObject({
  schema: z.literal('1', { error: 'write schema: 1' }),
  findings: z.array(
    z.strictObject({
      case: z.string().min(1),
      requirement: z.string().min(1),
      verdict: z.enum(['fail', 'warn'], { error: 'write fail or warn' }),
      what: z.string(),
      ...signature,
      /** The software for which it is accepted, with `*` for anything; any where none is named. */
      software: z.string().optional(),
    }),
  ),
});

/** A finding that is known and accepted. */
export type Known = z.infer<typeof baselineShape>['findings'][number];

/** What a run's findings come to beside those that are known. */
export interface AgainstBaseline {
  /** Cases that fail, or warn where warnings count, and are not known to. */
  unexpected: { case: string; requirement: string; verdict: string }[];
  expired: Known[];
  /** Known, and held without that finding. */
  gone: Known[];
}

type Results = Pick<StoredResults, 'target'> & {
  cases: Pick<StoredResults['cases'][number], 'id' | 'name' | 'verdict' | 'finding' | 'requirements'>[];
};

/** @throws ComparisonProblem naming the key, what stands there and what to write */
export function readBaseline(file: string): Known[] {
  return readYaml(file, baselineShape, 'known findings').findings;
}

/** Days for which a finding is accepted unless somebody writes another date. */
const acceptedDays = 90;

/** The findings of a run as a file in which a person then says who accepts them and why. */
export function renderBaseline({ cases, target }: Results, now: Date): string {
  const found = cases.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
  const findings = found.map(({ id, name, verdict, finding, requirements }) => ({
    case: id,
    requirement: finding?.requirement ?? requirements[0] ?? id,
    verdict,
    what: name,
    ...{ owner: '', reason: '', ticket: '', expires: lastDay(now, acceptedDays) },
    ...(target.software !== null && { software: target.software }),
  }));
  const head = `# Known findings of ${target.name}. Of each: write owner and reason, a ticket where there is one, and the last day.
# Then: finesse-conformance run --baseline FILE\n`;
  return head + stringify({ schema: 1, findings }, { lineWidth: 110 });
}

/** Writes the known findings of a run. */
export function writeBaseline(file: string, results: Results, now: Date): void {
  writeFileSync(file, renderBaseline(results, now));
}

/** Lays a run's findings beside those that are known. A case that was not held says nothing of its finding. */
export function holdAgainst(
  known: readonly Known[],
  { cases, target }: Results,
  { strict, now }: { strict: boolean; now: Date },
): AgainstBaseline {
  const today = now.toISOString().slice(0, 10);
  const inScope = known.filter(
    ({ software }) => software === undefined || matchesPattern(software, target.software ?? ''),
  );
  const found = cases.flatMap(({ id, verdict, finding, requirements }) => {
    const counts = verdict === 'fail' || verdict === 'warn';
    return counts ? [{ case: id, verdict, requirement: finding?.requirement ?? requirements[0] ?? id }] : [];
  });
  const isFound = (entry: Known): boolean =>
    found.some((each) => each.case === entry.case && each.requirement === entry.requirement);
  const valid = inScope.filter(({ expires }) => expires >= today);
  const held = new Set(
    cases
      .filter(
        ({ verdict }) => verdict === 'pass' || verdict === 'info' || verdict === 'fail' || verdict === 'warn',
      )
      .map(({ id }) => id),
  );
  return {
    unexpected: found
      .filter(({ verdict }) => verdict === 'fail' || strict)
      .filter(
        (each) => !valid.some((entry) => entry.case === each.case && entry.requirement === each.requirement),
      ),
    expired: inScope.filter((entry) => entry.expires < today && isFound(entry)),
    gone: inScope.filter((entry) => held.has(entry.case) && !isFound(entry)),
  };
}

/** A sentence for each thing that is not as the baseline has it. */
export function describeAgainst({ unexpected, expired, gone }: AgainstBaseline): string[] {
  return [
    ...unexpected.map(
      ({ case: id, requirement, verdict }) =>
        `Unexpected: ${id} came to ${verdict} under ${requirement}, which the baseline does not know.`,
    ),
    ...expired.map(
      ({ case: id, requirement, owner, expires }) =>
        `Expired: ${id} under ${requirement} was accepted by ${owner} until ${expires}; decide anew, or write another day.`,
    ),
    ...gone.map(
      ({ case: id, requirement, owner }) =>
        `Expected but gone: ${id} no longer shows ${requirement}, accepted by ${owner}; take it out of the baseline.`,
    ),
  ];
}
