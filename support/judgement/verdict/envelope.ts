import type { runCucumber } from '@cucumber/cucumber/api';

/** One of Cucumber's messages, as `runCucumber` hands them over. */
export type Envelope = Parameters<NonNullable<Parameters<typeof runCucumber>[2]>>[0];

export type TestCase = NonNullable<Envelope['testCase']>;
export type TestStep = TestCase['testSteps'][number];
export type Pickle = NonNullable<Envelope['pickle']>;
export type PickleStep = Pickle['steps'][number];
export type Attachment = NonNullable<Envelope['attachment']>;
export type StepFinished = NonNullable<Envelope['testStepFinished']>;
export type Moment = Pick<StepFinished['timestamp'], 'seconds' | 'nanos'>;

/** A value of one of the messages' enumerations as the word it is on the wire. */
export function wordOf(value: string): string {
  return value;
}

/** Milliseconds in a timestamp or a duration of the messages. */
export function toMs(moment: Moment): number {
  return moment.seconds * 1000 + moment.nanos / 1e6;
}
