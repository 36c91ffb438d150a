import type { MatrixReport } from './report-shape';
import { states } from './matrix';

type Run = MatrixReport['runs'][number];
type History = Omit<MatrixReport['requirements'][number]['histories'][number], 'sentence'>;
type Since = NonNullable<History['since']>;

const verbs: Record<Since['verdict'], string> = {
  fail: 'Failing',
  warn: 'Warning',
  blocked: 'Blocked',
  error: 'Not judged by the suite’s own fault',
};

/** What the runs of a target say of a requirement. */
export function describeHistory(
  { state, since, flaky, held, unjudged }: History,
  runs: readonly Run[],
): string {
  const parts = [
    ...(flaky ? [describeFlaky(flaky)] : []),
    ...(since ? [describeSince(since, runs)] : []),
    ...(state === 'changed' ? ['It came to something else at some time.'] : []),
    ...(unjudged > 0 && unjudged < held
      ? [`It could not be judged in ${String(unjudged)} of ${counted(held, 'run')}.`]
      : []),
  ];
  return parts.join(' ') || 'It came to the same each time.';
}

function describeFlaky({ flips, pairs, rate, verdicts, now }: NonNullable<History['flaky']>): string {
  const split = Object.entries(verdicts).map(([verdict, count]) => `${String(count)} ${verdict}`);
  return `${now ? 'Flaky' : 'Flaky with earlier software'}: changed ${String(flips)} times from a run to the next of ${String(pairs)}, with the software as it was (${String(Math.round(rate * 100))} %): ${split.join(', ')}.`;
}

function describeSince(since: Since, runs: readonly Run[]): string {
  const { verdict, run, before, software, softwareBefore, softwareChanged } = since;
  const first = runs[run];
  const previous = before === null ? undefined : runs[before];
  const when = first ? `${momentOf(first)}, ${first.folder}` : '';
  if (!first || !previous) return `${verbs[verdict]} since the first run here or before (${when}).`;
  if (softwareChanged)
    return `${verbs[verdict]} since ${when}: it came with ${software ?? 'software that does not say what it is'}, before it was ${softwareBefore ?? 'software that did not say'}.`;
  if (first.suite !== previous.suite)
    return `${verbs[verdict]} since ${when}: it came with version ${first.suite} of the suite, before it was ${previous.suite}; the software is the same, ${software ?? 'which it does not say'}.`;
  return `${verbs[verdict]} since ${when}: the software did not change, ${software ?? 'as far as it says what it is'}.`;
}

/** What all the runs come to. */
export function describeMatrix({ runs, counts, requirements }: MatrixReport): string {
  const targets = new Set(runs.map(({ target }) => target)).size;
  const words: Record<(typeof states)[number], string> = {
    fails: 'failing',
    flaky: 'flaky',
    warns: 'warning',
    'cannot be judged': 'not to be judged',
    changed: 'changed at some time',
    steady: 'the same each time',
  };
  const told = states
    .filter((state) => counts[state] > 0)
    .map((state) => `${String(counts[state])} ${words[state]}`);
  return `${counted(requirements.length, 'requirement')} in ${counted(runs.length, 'run')} of ${counted(targets, 'target')}: ${told.join(', ')}.`;
}

/** Each target with its runs and the software in the order in which it was met. */
export function describeTargets(runs: readonly Run[]): string[] {
  const targets = [...new Set(runs.map(({ target }) => target))];
  return targets.map((target) => {
    const own = runs.filter((run) => run.target === target);
    const software = own.reduce<{ name: string; count: number }[]>((sofar, run) => {
      const name = run.software ?? 'software unknown';
      const last = sofar.at(-1);
      if (last?.name === name) last.count += 1;
      else sofar.push({ name, count: 1 });
      return sofar;
    }, []);
    const [first, last] = [own[0], own.at(-1)];
    const span =
      first && last && first !== last
        ? `${momentOf(first)} to ${momentOf(last)}`
        : first
          ? momentOf(first)
          : '';
    const met = software.map(({ name, count }) => `${name} (${String(count)})`).join(', then ');
    return `${target}: ${counted(own.length, 'run')}, ${span}, ${met}`;
  });
}

/** The moment of a run, to the minute, in UTC. */
export function momentOf({ startedAt }: Pick<Run, 'startedAt'>): string {
  return startedAt.slice(0, 16).replace('T', ' ');
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}
