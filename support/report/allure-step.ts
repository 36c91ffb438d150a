import { Stage, Status, type FixtureResult, type StepResult } from 'allure-js-commons';
import type { StepRecord, StepStatus } from '../judgement/verdict';
import type { AttachmentWriter } from './allure-attachment';

const statusOf: Record<StepStatus, Status> = {
  PASSED: Status.PASSED,
  FAILED: Status.BROKEN,
  SKIPPED: Status.SKIPPED,
  PENDING: Status.BROKEN,
  UNDEFINED: Status.BROKEN,
  AMBIGUOUS: Status.BROKEN,
  UNKNOWN: Status.BROKEN,
};

/** A step as Allure shows it, its doc string or table attached. */
export function stepOf(step: StepRecord, attachments: AttachmentWriter): StepResult {
  return fixtureOf(step, attachments);
}

/** A hook as Allure shows it, in Set up or Tear down. */
export function fixtureOf(step: StepRecord, attachments: AttachmentWriter): FixtureResult {
  const { keyword, text, status, exception, judgements, argument, startedAtMs, durationMs } = step;
  const broken = exception?.type === 'Nonconformity' ? Status.FAILED : statusOf[status];
  const messages = judgements.map(({ verdict, message }) => `${verdict}: ${message}`);
  const message = messages.length > 0 ? messages.join('\n') : exception?.message;
  return {
    name: `${keyword} ${text}`.trim(),
    status: broken,
    statusDetails: {
      ...(message === undefined ? {} : { message }),
      ...(exception ? { trace: exception.trace } : {}),
    },
    stage: Stage.FINISHED,
    steps: [],
    attachments: argument === null ? [] : [attachments.text('Argument', argument)],
    parameters: [],
    start: Math.round(startedAtMs),
    stop: Math.round(startedAtMs + durationMs),
  };
}
