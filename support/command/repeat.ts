import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generateMessages } from '@cucumber/gherkin';
import { IdGenerator, SourceMediaType, type Pickle } from '@cucumber/messages';
import { root } from '../checkout';
import { collect, judgeRun, printable, type JudgedCase } from '../judgement/verdict';
import { openRepeat, type Repeats } from '../report';
import type { RunContext } from '../suite/run';
import { executeAgain, type Execution } from './execution';

/** The conversation that two articles document, a case for each of its parts. */
const feature = 'features/0-documented-conversation/documented-conversation.feature';

type Outcome = Pick<JudgedCase, 'verdict' | 'message'> & { record: Pick<JudgedCase['record'], 'id'> };

/** The cases that are repeated, for the budget of sign-ins. */
export function repeatedCases(): Pickle[] {
  const text = readFileSync(path.join(root, feature), 'utf8');
  const options = {
    includeSource: false,
    includeGherkinDocument: false,
    includePickles: true,
    newId: IdGenerator.incrementing(),
  };
  const messages = generateMessages(text, feature, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, options);
  return messages.flatMap(({ pickle }) => pickle ?? []);
}

/**
 * Holds the documented conversation so many times again, and keeps each of its conversations in the run folder, with
 * their times: how a server differs from itself, and how long it takes, is not to be read from one holding. No verdict
 * of the run changes by it; a case that comes out otherwise than in the run is told.
 */
export async function repeatConversation(
  context: RunContext,
  { times, folder, execution }: { times: number; folder: string; execution: Execution },
): Promise<Repeats> {
  const { keep, transcripts } = context;
  const { length } = transcripts;
  const verdicts = new Map(
    judge(execution.envelopes, context).map(({ record, verdict }) => [record.id, verdict]),
  );
  const disturbances: string[] = [];
  let held = 0;
  try {
    for (let number = 1; number <= times && !isStopped(context); number += 1) {
      context.keep = openRepeat(folder, number);
      const cases = judge(await executeAgain(feature, execution), context);
      disturbances.push(...findDisturbances(number, cases, verdicts));
      // what a repeat has said is judged by itself alone
      transcripts.length = length;
      if (!isStopped(context)) held = number;
    }
  } finally {
    context.keep = keep;
    transcripts.length = length;
  }
  if (held < times)
    disturbances.push(`The repeating ended early: ${context.stopped?.sentence ?? 'no reason'}.`);
  return { wanted: times, held, disturbances };
}

function isStopped({ stopped }: RunContext): boolean {
  return stopped !== null;
}

function judge(envelopes: Execution['envelopes'], context: RunContext): JudgedCase[] {
  return judgeRun(collect(envelopes), context.catalogue, context.knownDeviations).cases;
}

/**
 * The cases of a repeat that came to another verdict than before.
 * @param before verdicts by case; those of cases that the run did not select are added
 */
export function findDisturbances(
  number: number,
  cases: readonly Outcome[],
  before: Map<string, JudgedCase['verdict']>,
): string[] {
  return cases.flatMap(({ record: { id }, verdict, message }) => {
    const earlier = before.get(id);
    before.set(id, earlier ?? verdict);
    if (earlier === undefined || earlier === verdict) return [];
    const why = message === null ? '' : `: ${printable(message)}`;
    return [`In repeat ${String(number)}, ${id} came to ${verdict}, before to ${earlier}${why}`];
  });
}
