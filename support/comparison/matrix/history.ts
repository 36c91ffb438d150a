import type { Verdict } from '../../judgement/verdict';

/** What a requirement came to in one run. */
export interface Held {
  /** Number of the run among all that stand side by side. */
  column: number;
  verdict: Verdict;
  /** Ids of the cases that were held for it: a verdict of others is another question. */
  cases: readonly string[];
  software: string | null;
  /** Version of the suite. */
  suite: string;
}

/** Since when a requirement has come to what it came to last. */
export interface Since {
  verdict: Verdict;
  /** The first run of that. */
  column: number;
  /** The run before that was judged; null where the first one here came to it already. */
  before: number | null;
}

/** A verdict that goes back and forth while the software stays as it is. */
export interface Flaky {
  /** How often the verdict changed from a run to the next one. */
  flips: number;
  /** How often it could have: pairs of judged runs in a row, of one software and one version of the suite. */
  pairs: number;
  /** Flips to pairs, from 0 to 1. */
  rate: number;
  /** In how many of the runs it came to what. */
  verdicts: Partial<Record<Verdict, number>>;
  /** It did so with the software of the last run; before that with earlier software alone. */
  now: boolean;
}

/** What the runs of one target come to for a requirement. */
export interface History {
  since: Since | null;
  flaky: Flaky | null;
  /** Runs in which it was held and could not be judged. */
  unjudged: number;
  held: number;
  /** Where it was judged or did not apply, it came to another verdict at some time. */
  changed: boolean;
}

const judged: Partial<Record<Verdict, true>> = { fail: true, warn: true, pass: true, info: true };

function isFinding({ verdict }: Held): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

/** Whether somebody asked, and got no answer. */
export function isUnjudged({ verdict }: { verdict: Verdict }): boolean {
  return verdict === 'blocked' || verdict === 'error';
}

/** Reads the history of one requirement of one target. @param runs in the order of time; those that held it */
export function readHistory(runs: readonly Held[]): History {
  const told = runs.filter(({ verdict }) => judged[verdict]);
  const answered = runs.filter((run) => !isUnjudged(run));
  return {
    since: readSince(runs, told),
    flaky: readFlaky(told),
    unjudged: runs.length - answered.length,
    held: runs.length,
    changed: new Set(answered.map(({ verdict }) => verdict)).size > 1,
  };
}

/** Runs that judged nothing interrupt no series of failing ones, and end none: nobody saw it hold. */
function readSince(runs: readonly Held[], told: readonly Held[]): Since | null {
  const [last, lastTold] = [runs.at(-1), told.at(-1)];
  if (lastTold && isFinding(lastTold)) return sinceIn(told, lastTold);
  return last && isUnjudged(last) ? sinceIn(runs, last) : null;
}

function sinceIn(runs: readonly Held[], { verdict }: Held): Since | null {
  const start = runs.findLastIndex((each) => each.verdict !== verdict) + 1;
  const first = runs[start];
  return first ? { verdict, column: first.column, before: runs[start - 1]?.column ?? null } : null;
}

/** One change and no way back is a change; only what returns to what it was before goes back and forth. */
function readFlaky(told: readonly Held[]): Flaky | null {
  const stretches = [...stretchesOf(told)];
  const unsteady = stretches.filter(({ runs }) => goesBackAndForth(runs));
  if (unsteady.length === 0) return null;
  const flips = unsteady.reduce((sum, { runs }) => sum + flipsOf(runs), 0);
  const pairs = unsteady.reduce((sum, { runs }) => sum + runs.length - 1, 0);
  const verdicts: Flaky['verdicts'] = {};
  for (const { verdict } of unsteady.flatMap(({ runs }) => runs))
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  const newest = stretches.at(-1)?.number;
  return {
    flips,
    pairs,
    rate: flips / pairs,
    verdicts,
    now: unsteady.some(({ number }) => number === newest),
  };
}

/** Runs in a row of one software and one version of the suite; of them those together that asked the same cases. */
function stretchesOf(told: readonly Held[]): Iterable<{ number: number; runs: Held[] }> {
  const stretches = new Map<string, { number: number; runs: Held[] }>();
  let number = 0;
  for (const [at, run] of told.entries()) {
    const last = told[at - 1];
    if (last && (last.software !== run.software || last.suite !== run.suite)) number += 1;
    const key = JSON.stringify([number, ...[...run.cases].sort()]);
    const known = stretches.get(key);
    if (known) known.runs.push(run);
    else stretches.set(key, { number, runs: [run] });
  }
  return [...stretches.values()].sort((one, other) => one.number - other.number);
}

function goesBackAndForth(stretch: readonly Held[]): boolean {
  const left = new Set<Verdict>();
  return stretch.some(({ verdict }, at) => {
    const previous = stretch[at - 1]?.verdict;
    if (previous !== undefined && previous !== verdict) left.add(previous);
    return left.has(verdict);
  });
}

function flipsOf(stretch: readonly Held[]): number {
  return stretch.filter(({ verdict }, at) => at > 0 && verdict !== stretch[at - 1]?.verdict).length;
}
