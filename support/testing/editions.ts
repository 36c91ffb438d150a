import { loadSupport, runCucumber } from '@cucumber/cucumber/api';
import type { Pickle, PickleStep } from '@cucumber/messages';
import { configureSilently } from '../suite/run';
import { root } from '../checkout';

/** What Cucumber knows of a phrase, though its types do not say so. */
export interface Phrase {
  keyword: 'Given' | 'When' | 'Then' | 'Unknown';
  matchesStepName: (text: string) => boolean;
  pattern: string | RegExp;
  /** What the phrase does, before the suite's own wrapper. */
  unwrappedCode: unknown;
  expression: { match(text: string): { getValue(world: unknown): unknown }[] | null };
}

/** Every phrase, and every case of every language as Cucumber reads it; none is run. */
export async function readEditions(): Promise<{ phrases: readonly Phrase[]; pickles: Pickle[] }> {
  const { configuration, environment } = await configureSilently(root, { dryRun: true });
  const support = await loadSupport(configuration, environment);
  const pickles: Pickle[] = [];
  await runCucumber({ ...configuration, support }, environment, ({ pickle }) => {
    if (pickle) pickles.push(pickle);
  });
  const { stepDefinitions } = support as unknown as { stepDefinitions: readonly Phrase[] };
  return { phrases: stepDefinitions, pickles };
}

/**
 * How two editions of the same cases differ in what they do, a sentence each: which cases there are and in which order,
 * their tags, and of each step what it is bound to, the values it hands over, and its table.
 */
export function compareEditions(
  one: readonly Pickle[],
  other: readonly Pickle[],
  phrases: readonly Phrase[],
): string[] {
  const [ids, otherIds] = [one.map(caseOf), other.map(caseOf)];
  if (ids.join() !== otherIds.join()) return [`the cases differ: ${ids.join(' ')} and ${otherIds.join(' ')}`];
  return one.flatMap((pickle, index) => {
    const twin = other[index];
    return twin ? comparePickles(pickle, twin, phrases) : [];
  });
}

const tagsOf = ({ tags }: Pickle): string => tags.map(({ name }) => name).join(' ');
const caseOf = (pickle: Pickle): string => /@case:(\S+)/.exec(tagsOf(pickle))?.[1] ?? pickle.name;

function comparePickles(one: Pickle, other: Pickle, phrases: readonly Phrase[]): string[] {
  const id = caseOf(one);
  if (tagsOf(one) !== tagsOf(other)) return [`${id}: the tags differ: ${tagsOf(one)} and ${tagsOf(other)}`];
  if (one.steps.length !== other.steps.length)
    return [`${id}: ${one.steps.length} steps and ${other.steps.length}`];
  return one.steps.flatMap((step, index) => {
    const twin = other.steps[index];
    return twin && !areTheSame(bind(step, phrases), bind(twin, phrases))
      ? [`${id}: “${step.text}” and “${twin.text}” do not do the same`]
      : [];
  });
}

interface Bound {
  code: unknown;
  said: string;
}

function areTheSame(one: Bound | null, other: Bound | null): boolean {
  return one !== null && other !== null && one.code === other.code && one.said === other.said;
}

/** What a step does and with what; null where no phrase, or more than one, says it. */
function bind(step: PickleStep, phrases: readonly Phrase[]): Bound | null {
  const found = phrases.flatMap(({ expression, unwrappedCode }) => {
    const values = expression.match(step.text)?.map((each) => each.getValue(null));
    return values ? [{ code: unwrappedCode, values }] : [];
  });
  const [only] = found;
  if (!only || found.length > 1) return null;
  const dataTable = step.argument?.dataTable;
  const table = dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? null;
  return {
    code: only.code,
    said: JSON.stringify([step.type, only.values, table, step.argument?.docString?.content ?? null]),
  };
}
