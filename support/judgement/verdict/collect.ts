import { PickleStepType } from '@cucumber/messages';
import type { Transcript } from '../../protocol/wire/transcript';
import type { CaseRecord, Collected, StepRecord, StepStatus } from './case-record';
import {
  toMs,
  wordOf,
  type Attachment,
  type Envelope,
  type Pickle,
  type PickleStep,
  type TestStep,
} from './envelope';
import { judgementType, transcriptType, type Judgement } from './judgement';
import { MessageIndex, type Attempt } from './message-index';
import { valuesOf } from '../catalogue/tags';
import { caseIdOf } from './scenario-place';

/**
 * Reads the messages of one run into a record per case, in the order in which the cases were to run.
 * @param kept the conversations that the messages do not carry themselves
 */
export function collect(envelopes: readonly Envelope[], kept: readonly Transcript[] = []): Collected {
  const conversations = new Map(kept.map((transcript) => [transcript.case, transcript]));
  const index = new MessageIndex();
  for (const envelope of envelopes) index.add(envelope);
  const cases = index.testCases.flatMap((testCase) => {
    const pickle = index.pickles.get(testCase.pickleId);
    if (!pickle) return [];
    const record = readCase(pickle, testCase.testSteps, index.attemptAt(testCase), index);
    return [{ ...record, transcript: conversations.get(record.id) ?? record.transcript }];
  });
  const ends = cases.map(({ startedAtMs, durationMs }) => (startedAtMs ?? 0) + durationMs);
  const startedAtMs = index.startedAtMs ?? Date.now();
  const finishedAtMs = index.finishedAtMs ?? Math.max(startedAtMs, ...ends);
  return { cases, problems: index.problems, startedAtMs, durationMs: Math.round(finishedAtMs - startedAtMs) };
}

function readCase(
  pickle: Pickle,
  testSteps: readonly TestStep[],
  attempt: Attempt | undefined,
  index: MessageIndex,
): CaseRecord {
  const place = index.places.get(pickle.astNodeIds[0] ?? '');
  const tags = pickle.tags.map(({ name }) => name);
  const steps = testSteps.map((step) => readStep(step, pickle, attempt, index));
  const transcripts = (attempt?.attachments ?? []).filter(({ mediaType }) => mediaType === transcriptType);
  const lastStepMs = Math.max(0, ...steps.map(({ startedAtMs, durationMs }) => startedAtMs + durationMs));
  const finishedAtMs = attempt?.finishedAtMs ?? lastStepMs;
  return {
    id: caseIdOf(pickle, place),
    name: pickle.name,
    feature: pickle.uri.replaceAll('\\', '/'),
    featureName: place?.feature ?? '',
    rule: place?.rule ?? null,
    tags,
    requirements: [...new Set(valuesOf(tags, '@req:'))],
    steps,
    transcript: transcripts.map((attached) => readJson(attached) as Transcript).at(-1) ?? null,
    startedAtMs: attempt?.startedAtMs ?? null,
    durationMs: attempt ? Math.max(0, Math.round(finishedAtMs - attempt.startedAtMs)) : 0,
    finished: attempt !== undefined && attempt.finishedAtMs !== null,
  };
}

function readStep(
  step: TestStep,
  pickle: Pickle,
  attempt: Attempt | undefined,
  index: MessageIndex,
): StepRecord {
  const source = pickle.steps.find(({ id }) => id === step.pickleStepId);
  const hook = index.hooks.get(step.hookId ?? '');
  const afterCase = hook?.type !== undefined && wordOf(hook.type) === 'AFTER_TEST_CASE';
  const place = index.places.get(pickle.astNodeIds[0] ?? '');
  const finished = attempt?.finished.get(step.id);
  const result = finished?.testStepResult;
  const exception = result?.exception;
  const status = wordOf(result?.status ?? 'UNKNOWN') as StepStatus;
  const attached = (attempt?.attachments ?? []).filter(({ testStepId }) => testStepId === step.id);
  return {
    kind: source ? 'step' : afterCase ? 'after' : 'before',
    keyword: place?.keywords.get(source?.astNodeIds[0] ?? '') ?? '',
    isCheck: source?.type === PickleStepType.OUTCOME,
    text: source?.text ?? hook?.name ?? 'hook without a name',
    argument: source ? argumentOf(source) : null,
    status,
    startedAtMs: attempt?.begunMs.get(step.id) ?? 0,
    durationMs: result ? toMs(result.duration) : 0,
    exception:
      result && status === 'FAILED'
        ? {
            type: exception?.type ?? 'Error',
            message: exception?.message ?? result.message ?? '',
            trace: exception?.stackTrace ?? '',
          }
        : null,
    judgements: attached
      .filter(({ mediaType }) => mediaType === judgementType)
      .map((found) => readJson(found) as Judgement),
  };
}

function argumentOf({ argument }: PickleStep): string | null {
  if (argument?.docString) return argument.docString.content;
  const rows = argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value).join(' | '));
  return rows ? rows.map((row) => `| ${row} |`).join('\n') : null;
}

function readJson({ body, contentEncoding }: Attachment): unknown {
  const base64 = wordOf(contentEncoding) === 'BASE64';
  return JSON.parse(base64 ? Buffer.from(body, 'base64').toString('utf8') : body);
}
