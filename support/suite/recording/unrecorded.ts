import { Blocked, missingFence, Nonconformity, NotApplicable } from '../../judgement/verdict';
import type { Aspect, Recording } from '../../protocol/wire/recording';

/** What of the world of a case tells whether its conversation was recorded. */
interface Recalled {
  run: { recording: Recording | null };
}

/** What a recording is said not to show. */
const unshown: Record<Aspect, string> = {
  upgrade: 'the HTTP request and response that began the WebSocket',
  sent: 'what the client said',
  messages: 'where one message ends and the next begins',
  text: 'messages character by character',
  opcodes: 'whether a message was text or binary',
  frames: 'the frames that messages came in',
  closing: 'how the connection ended',
  times: 'when something was said',
};

/** That a recording does not hold what a rule is about: it is not judged. */
export function unrecorded(recording: Pick<Recording, 'format'>, what: string): NotApplicable {
  return new NotApplicable(`${recording.format} does not show ${what}`);
}

/**
 * Goes on where an aspect of the conversation can be seen: always of one that the suite has held itself.
 * @throws NotApplicable where it was recorded in a format that does not show it
 */
export function assumeShown({ run: { recording } }: Recalled, aspect: Aspect): void {
  if (recording && !recording.shows.has(aspect)) throw unrecorded(recording, unshown[aspect]);
}

/** What is thrown where a rule finds nothing to look at: of a recording that is no obstacle, it only was not there. */
export function nothingSeen({ run: { recording } }: Recalled, sentence: string): Error {
  return recording ? new NotApplicable(`not in this recording: ${sentence}`) : new Blocked(sentence);
}

/**
 * What a check has thrown only since a recording ends, or shows no later answer: it tells nothing of the server. Null
 * of all else.
 */
export function readUnrecorded(recording: Recording, thrown: unknown): Error | null {
  if (thrown instanceof Blocked && thrown.blocker?.id === missingFence.id)
    return unrecorded(recording, 'a later answer, by which silence would be proven');
  if (!(thrown instanceof Nonconformity) || thrown.evidence.missing?.came !== 'nothing') return null;
  const sentence = 'The recording ends before the server answered.';
  const { sent } = thrown.evidence;
  return new Blocked(`the recording ends before an answer came${sent === null ? '' : ` to ${sent}`}`, {
    id: 'recording-ends',
    sentence,
  });
}
