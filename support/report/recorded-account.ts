import type { Transcript } from '../protocol/wire/transcript';

/** What a capture is told to show, beside the rules that it was judged by. */
export interface RecordedAccount {
  /** Such as `A HAR of Chrome or Edge`, and the file. */
  source: string;
  /** What the format does not show, and what else a reader has to know; each a sentence. */
  notes: string[];
  /** Slips of whoever wrote the conversation down; nobody said them. */
  slips: string[];
  /** What the client did wrong. */
  clientFaults: { sentence: string; step: string; entry: number }[];
  /** Where the conversation broke; null where it went on for as long as it was recorded. */
  broken: BreakAccount | null;
  steps: { number: number; name: string; state: StepState; detail: string }[];
  transcript: Transcript;
}

/** Where a conversation broke, or was left off while something was due. */
export interface BreakAccount {
  step: string;
  /** The step that would have come next; null behind the last. */
  after: string | null;
  who: string;
  sentence: string;
  next: string;
  entry: number | null;
  /** It only is that the recording ends there. */
  isEnd: boolean;
}

/** How a documented step came off in a recording. */
export type StepState = 'held' | 'warned' | 'broken' | 'unanswered' | 'seen' | 'not in the capture';

/** Where the conversation broke, as one line; or how far it went. */
export function describeBreak({ broken, steps }: RecordedAccount): string {
  if (broken?.isEnd) return `The recording leaves off at ${broken.step}. ${broken.sentence}`;
  if (broken) return `The conversation broke at ${broken.step}: ${broken.sentence} ${broken.who}`.trim();
  const last = steps.findLast(({ state }) => state !== 'not in the capture');
  return last
    ? `The conversation did not break as far as it was recorded, up to step ${String(last.number)} (${last.name}).`
    : 'The capture holds no step of the documented conversation.';
}
