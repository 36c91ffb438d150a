import {
  toMs,
  wordOf,
  type Attachment,
  type Envelope,
  type Pickle,
  type StepFinished,
  type TestCase,
} from './envelope';
import { readPlaces, type Place } from './scenario-place';

/** One attempt at a case, as it went. */
export interface Attempt {
  startedAtMs: number;
  finishedAtMs: number | null;
  /** By id of the test step. */
  begunMs: Map<string, number>;
  finished: Map<string, StepFinished>;
  attachments: Attachment[];
}

/** Cucumber's messages, findable by what they belong to. */
export class MessageIndex {
  readonly testCases: TestCase[] = [];
  readonly pickles = new Map<string, Pickle>();
  readonly hooks = new Map<string, NonNullable<Envelope['hook']>>();
  /** By id of the scenario's node in its feature. */
  readonly places = new Map<string, Place>();
  /** What went wrong outside every case. */
  readonly problems: string[] = [];
  startedAtMs: number | null = null;
  finishedAtMs: number | null = null;
  readonly #attempts = new Map<string, Attempt>();
  readonly #latest = new Map<string, Attempt>();

  /** The last attempt at a test case; undefined where it never began. */
  attemptAt(testCase: TestCase): Attempt | undefined {
    return this.#latest.get(testCase.id);
  }

  add(envelope: Envelope): void {
    const { pickle, hook, testCase, gherkinDocument } = envelope;
    if (pickle) this.pickles.set(pickle.id, pickle);
    if (hook) this.hooks.set(hook.id, hook);
    if (testCase) this.testCases.push(testCase);
    if (gherkinDocument) for (const [id, place] of readPlaces(gherkinDocument)) this.places.set(id, place);
    this.#addRun(envelope);
    this.#addAttempt(envelope);
  }

  #addRun({ testRunStarted, testRunFinished, testRunHookFinished, parseError }: Envelope): void {
    if (testRunStarted) this.startedAtMs = toMs(testRunStarted.timestamp);
    if (testRunFinished) this.finishedAtMs = toMs(testRunFinished.timestamp);
    if (testRunFinished?.exception) this.problems.push(String(testRunFinished.exception.message));
    if (parseError) this.problems.push(`${parseError.source.uri ?? 'a feature'}: ${parseError.message}`);
    if (testRunHookFinished && wordOf(testRunHookFinished.result.status) === 'FAILED') {
      this.problems.push(
        `a hook of the run failed: ${testRunHookFinished.result.message ?? 'without a message'}`,
      );
    }
  }

  #addAttempt({
    testCaseStarted,
    testStepStarted,
    testStepFinished,
    testCaseFinished,
    attachment,
  }: Envelope) {
    if (testCaseStarted) {
      const attempt: Attempt = {
        startedAtMs: toMs(testCaseStarted.timestamp),
        finishedAtMs: null,
        begunMs: new Map(),
        finished: new Map(),
        attachments: [],
      };
      this.#attempts.set(testCaseStarted.id, attempt);
      this.#latest.set(testCaseStarted.testCaseId, attempt);
    }
    if (testStepStarted) {
      this.#of(testStepStarted)?.begunMs.set(testStepStarted.testStepId, toMs(testStepStarted.timestamp));
    }
    if (testStepFinished)
      this.#of(testStepFinished)?.finished.set(testStepFinished.testStepId, testStepFinished);
    if (attachment) this.#of(attachment)?.attachments.push(attachment);
    const ended = testCaseFinished && this.#of(testCaseFinished);
    if (ended) ended.finishedAtMs = toMs(testCaseFinished.timestamp);
  }

  #of({ testCaseStartedId }: { testCaseStartedId?: string }): Attempt | undefined {
    return testCaseStartedId === undefined ? undefined : this.#attempts.get(testCaseStartedId);
  }
}
