import { Stage, Status, type FixtureResult, type StepResult } from 'allure-js-commons';
import type { StepRecord, StepStatus } from '../../judgement/verdict';

const statusOf: Record<StepStatus, Status> = {
  PASSED: Status.PASSED,
  FAILED: Status.BROKEN,
  SKIPPED: Status.SKIPPED,
  PENDING: Status.BROKEN,
  UNDEFINED: Status.BROKEN,
  AMBIGUOUS: Status.BROKEN,
  UNKNOWN: Status.BROKEN,
};

/** A step as Allure shows it, with its doc string or table. */
export function stepOf(step: StepRecord): StepResult {
  return fixtureOf(step);
}

/** A hook as Allure shows it, in Set up or Tear down. */
export function fixtureOf(step: StepRecord): FixtureResult {
  const { keyword, text, status, exception, judgements, argument, startedAtMs, durationMs } = step;
  const broken = exception?.type === 'Nonconformity' ? Status.FAILED : statusOf[status];
  const messages = judgements.map(({ verdict, message }) => `${verdict}: ${message}`);
  const message = messages.length > 0 ? messages.join('\n') : exception?.message;
  return {
    name: `${keyword} ${text}`.trim(),
    status: broken,
    statusDetails: {
      ...(message === undefined ? {} : { message }),
      // where in the suite a finding was made says nothing of the server
      ...(exception && exception.type !== 'Nonconformity' ? { trace: exception.trace } : {}),
    },
    stage: Stage.FINISHED,
    steps: [],
    attachments: [],
    // a file for each would be a thousand more
    parameters: argument === null ? [] : [{ name: 'Argument', value: argument }],
    start: Math.round(startedAtMs),
    stop: Math.round(startedAtMs + durationMs),
  };
}
