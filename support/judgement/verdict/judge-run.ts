import type { Requirement } from '../catalogue/catalogue';
import type { Collected } from './case-record';
import { findCauses, type JudgedCause } from './causes';
import { blockFollowers } from './followers';
import { blockSuspected } from './suspicion';
import { judgeCase, judgeShare, type JudgedCase } from './judge-case';
import { nothingKnown, type KnownDeviations } from './known-deviation';
import { verdicts, type Verdict } from './judgement';
import { severityOf, strongest, type Grades } from './severity';

/** A requirement with what its cases say of it together. */
export interface JudgedRequirement {
  requirement: Requirement;
  verdict: Verdict;
  cases: JudgedCase[];
}

/** A whole run with its verdict. */
export interface JudgedRun {
  verdict: Verdict;
  /** How many requirements came to each verdict. */
  counts: Record<Verdict, number>;
  /** What stood in the way of cases, that with most of them first. */
  causes: JudgedCause[];
  requirements: JudgedRequirement[];
  cases: JudgedCase[];
  /** What went wrong outside every case. */
  problems: string[];
  startedAtMs: number;
  durationMs: number;
}

/** What the messages of a run come to, by the catalogue's grades. */
export function judgeRun(
  collected: Collected,
  catalogue: Grades<Requirement>,
  deviations: KnownDeviations = nothingKnown,
): JudgedRun {
  const cases = blockFollowers(
    blockSuspected(
      collected.cases.map((record) => judgeCase(record, catalogue, deviations)),
      catalogue,
    ),
  );
  const requirements = judgeRequirements(cases, catalogue);
  const found = [...cases, ...requirements].map(({ verdict }) => verdict);
  if (collected.problems.length > 0) found.push('error');
  return {
    ...collected,
    verdict: judgeWhole(found),
    counts: count(requirements.map(({ verdict }) => verdict)),
    causes: findCauses(cases, collected.startedAtMs),
    requirements,
    cases,
  };
}

/** How often each verdict occurs; every verdict is a key. */
export function count(found: readonly Verdict[]): Record<Verdict, number> {
  const of = (verdict: Verdict): number => found.filter((one) => one === verdict).length;
  return Object.fromEntries(verdicts.map((verdict) => [verdict, of(verdict)])) as Record<Verdict, number>;
}

function judgeRequirements(
  cases: readonly JudgedCase[],
  catalogue: Grades<Requirement>,
): JudgedRequirement[] {
  const byId = new Map<string, JudgedCase[]>();
  for (const judged of cases) {
    for (const id of judged.record.requirements) byId.set(id, [...(byId.get(id) ?? []), judged]);
  }
  return [...byId].flatMap(([id, own]) => {
    const requirement = catalogue.get(id);
    if (!requirement) return [];
    return [{ requirement, verdict: judgeTogether(requirement, own), cases: own }];
  });
}

/** The strongest of what the cases say. A deviation that one of them records is not hidden by others that saw none. */
function judgeTogether(requirement: Requirement, cases: readonly JudgedCase[]): Verdict {
  const shares = cases.map((judged) => judgeShare(judged, requirement));
  const verdict = strongest(shares) ?? 'blocked';
  return verdict === 'pass' && severityOf(requirement) === 'info' && shares.includes('info')
    ? 'info'
    : verdict;
}

/** The strongest verdict; a run in which nothing was judged is blocked, not green. */
function judgeWhole(found: readonly Verdict[]): Verdict {
  const judged = (['error', 'fail', 'warn', 'pass'] as const).some((verdict) => found.includes(verdict));
  return judged ? (strongest(found) ?? 'blocked') : 'blocked';
}
