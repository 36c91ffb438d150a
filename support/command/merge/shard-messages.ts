import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { caseIdOf, readPlaces } from '../../judgement/verdict';
import { UsageError } from '../usage-error';
import type { Message } from './message';

type Place = Parameters<typeof caseIdOf>[1] & object;
type Pickle = NonNullable<Message['pickle']>;
type TestCase = NonNullable<Message['testCase']>;

/** A case that was held, and what was said of it between its start and its end. */
export interface HeldCase {
  id: string;
  tags: string[];
  testCase: TestCase;
  /** The text of each test step, null for a hook. */
  texts: (string | null)[];
  messages: Message[];
}

/** Cucumber's messages of one run, by what they belong to. */
export interface RunMessages {
  /** Sources, pickles, step definitions and the like: the same in every shard but for their ids. */
  definitions: Message[];
  started: Message[];
  /** Of hooks around the run, those before the first case. */
  before: Message[];
  after: Message[];
  finished: Message[];
  cases: HeldCase[];
}

/** Sorts the messages of one run. */
export function sortMessages(envelopes: Iterable<Message>): RunMessages {
  const run: RunMessages = { definitions: [], started: [], before: [], after: [], finished: [], cases: [] };
  const places = new Map<string, Place>();
  const pickles = new Map<string, Pickle>();
  const byTestCase = new Map<string, HeldCase>();
  const byAttempt = new Map<string, HeldCase>();
  for (const envelope of envelopes) {
    const { testCase, testCaseStarted, gherkinDocument, pickle } = envelope;
    if (gherkinDocument) for (const [id, place] of readPlaces(gherkinDocument)) places.set(id, place);
    if (pickle) pickles.set(pickle.id, pickle);
    const attempt = attemptOf(envelope);
    if (testCase) {
      const of = pickles.get(testCase.pickleId);
      if (!of) continue;
      const held = describe(testCase, of, places.get(of.astNodeIds[0] ?? ''));
      run.cases.push(held);
      byTestCase.set(testCase.id, held);
    } else if (testCaseStarted) {
      const held = byTestCase.get(testCaseStarted.testCaseId);
      if (held) byAttempt.set(testCaseStarted.id, held);
      held?.messages.push(envelope);
    } else if (attempt !== undefined) byAttempt.get(attempt)?.messages.push(envelope);
    else if (envelope.testRunStarted) run.started.push(envelope);
    else if (envelope.testRunFinished) run.finished.push(envelope);
    else if (isOfRun(envelope)) (byAttempt.size === 0 ? run.before : run.after).push(envelope);
    else run.definitions.push(envelope);
  }
  return run;
}

function describe(testCase: TestCase, pickle: Pickle, place: Place | undefined): HeldCase {
  const texts = new Map(pickle.steps.map(({ id, text }) => [id, text]));
  return {
    id: caseIdOf(pickle, place),
    tags: pickle.tags.map(({ name }) => name),
    testCase,
    texts: testCase.testSteps.map(({ pickleStepId }) => texts.get(pickleStepId ?? '') ?? null),
    messages: [],
  };
}

function attemptOf({ testStepStarted, testStepFinished, testCaseFinished, attachment }: Message) {
  return (testStepStarted ?? testStepFinished ?? testCaseFinished ?? attachment)?.testCaseStartedId;
}

function isOfRun({ testRunHookStarted, testRunHookFinished, attachment }: Message): boolean {
  return Boolean(testRunHookStarted ?? testRunHookFinished ?? attachment);
}

/**
 * Reads the messages of a run folder.
 * @throws UsageError where they cannot be read
 */
export async function readMessages(folder: string): Promise<Message[]> {
  const file = path.join(folder, 'messages.ndjson');
  const envelopes: Message[] = [];
  try {
    for await (const line of createInterface({ input: createReadStream(file, 'utf8') }))
      envelopes.push(JSON.parse(line) as Message);
  } catch (error) {
    throw new UsageError(
      `${file} could not be read (${error instanceof Error ? error.message : String(error)}): run the shard again`,
    );
  }
  return envelopes;
}
