import { toMs, wordOf } from '../../judgement/verdict';
import { UsageError } from '../usage-error';
import type { Message } from './message';
import type { HeldCase, RunMessages } from './shard-messages';

/**
 * The messages of several runs of the same suite as those of one: one set of definitions, the cases in the order given,
 * each by the messages of the run that held it.
 * @throws UsageError where the runs were of different features or steps
 */
export function joinMessages(runs: readonly RunMessages[], order: readonly string[]): Message[] {
  const [base, ...others] = runs;
  if (!base) return [];
  const all = [base, ...others.map((run) => translate(run, base))];
  const place = new Map(order.map((id, index) => [id, index]));
  const placeOf = ({ id }: HeldCase): number => place.get(id) ?? order.length;
  const cases = all.flatMap((run) => run.cases).sort((one, two) => placeOf(one) - placeOf(two));
  const hooks = others.map((run) => ({ before: run.before.filter(failed), after: run.after.filter(failed) }));
  return [
    ...base.definitions,
    ...pick(
      all.flatMap(({ started }) => started),
      (one, two) => startOf(one) - startOf(two),
    ),
    ...[base.before, ...hooks.map(({ before }) => before)].flat(),
    ...cases.map(({ testCase }) => ({ testCase })),
    ...cases.flatMap(({ messages }) => messages),
    ...[base.after, ...hooks.map(({ after }) => after)].flat(),
    ...endOf(all, cases),
  ];
}

function startOf({ testRunStarted }: Message): number {
  return testRunStarted ? toMs(testRunStarted.timestamp) : 0;
}

/** The first of a list by some order; none of an empty one. */
function pick<T>(list: readonly T[], compare: (one: T, two: T) => number): T[] {
  return [...list].sort(compare).slice(0, 1);
}

/** A hook of one run that went well says nothing that the first run's has not said. */
function failed({ testRunHookFinished }: Message): boolean {
  return testRunHookFinished !== undefined && wordOf(testRunHookFinished.result.status) === 'FAILED';
}

/** The end of the last run to end, with the success of all. */
function endOf(runs: readonly RunMessages[], cases: readonly HeldCase[]): Message[] {
  const ends = runs.flatMap(({ finished }) =>
    finished.flatMap(({ testRunFinished }) => testRunFinished ?? []),
  );
  const broken = ends.find(({ exception }) => exception !== undefined);
  return pick(ends, (one, two) => toMs(two.timestamp) - toMs(one.timestamp)).map((last) => ({
    testRunFinished: {
      ...last,
      ...(broken?.exception && { exception: broken.exception, message: broken.message }),
      success: broken === undefined && cases.every(isGreen),
    },
  }));
}

/** As Cucumber sees a case: pending counts against it, skipped does not. */
function isGreen({ messages }: HeldCase): boolean {
  return messages.every(
    ({ testStepFinished }) =>
      testStepFinished === undefined ||
      ['PASSED', 'SKIPPED'].includes(wordOf(testStepFinished.testStepResult.status)),
  );
}

/** The messages of a run with the ids that another gave to the same definitions. */
function translate(run: RunMessages, base: RunMessages): RunMessages {
  const ids = mapIds(run, base);
  const rename = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (_key, each: unknown) =>
      typeof each === 'string' ? (ids.get(each) ?? each) : each,
    ) as T;
  return {
    ...run,
    started: rename(run.started),
    before: rename(run.before),
    after: rename(run.after),
    finished: rename(run.finished),
    cases: rename(run.cases),
  };
}

function mapIds(run: RunMessages, base: RunMessages): Map<string, string> {
  const ids = new Map<string, string>();
  const [own, theirs] = [run.definitions, base.definitions];
  if (own.length !== theirs.length) throw differ();
  for (const [index, envelope] of own.entries()) {
    const [one, two] = [idsIn(envelope), idsIn(theirs[index] ?? {})];
    if (one.name !== two.name || one.ids.length !== two.ids.length) throw differ();
    one.ids.forEach((id, place) => ids.set(id, two.ids[place] ?? id));
  }
  const [started, before] = [run.started, base.started].map(([first]) => first?.testRunStarted?.id);
  if (started !== undefined && before !== undefined) ids.set(started, before);
  return ids;
}

/** The ids of a definition that other messages name, and what makes it the same as another run's. */
function idsIn({ pickle, hook, stepDefinition }: Message): { name: string; ids: string[] } {
  if (pickle) {
    const name = `${pickle.uri.replaceAll('\\', '/')}:${String(pickle.location?.line)} ${pickle.name}`;
    return { name, ids: [pickle.id, ...pickle.steps.map(({ id }) => id)] };
  }
  if (hook) return { name: `hook ${String(hook.type)}`, ids: [hook.id] };
  if (stepDefinition) return { name: `step ${stepDefinition.pattern.source}`, ids: [stepDefinition.id] };
  return { name: '', ids: [] };
}

function differ(): UsageError {
  return new UsageError(
    'the shards were run with different features or steps, though their suites have one version: run all of them from one checkout',
  );
}
