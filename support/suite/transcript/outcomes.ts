import { Nonconformity } from '../../judgement/verdict';
import type { FrameEntry, Transcript } from '../../protocol/wire/transcript';
import { holds } from '../../protocol/xml/query';
import { nothingSeen } from '../recording/unrecorded';
import { joinMessages, read } from './messages';
import type { ConformanceWorld } from '../world';

const outcome = '/sasl:success | /sasl:failure';
const begins = '/sasl:auth | /sasl:response | /sasl:abort';

/** Checks that each authentication of every case so far came to one outcome. RFC 6120, sections 6.4.5 and 6.4.6. */
export function expectOneOutcome(world: ConformanceWorld): void {
  const transcripts = [...world.run.transcripts, world.recorder.transcript];
  for (const transcript of transcripts) {
    const second = findSecondOutcome(transcript);
    if (!second) continue;
    throw new Nonconformity({
      sent: null,
      expected: ['one <success/> or <failure/> for each exchange'],
      got: `${second.text} behind another in case ${transcript.case} at ${String(second.at)} ms`,
      next: null,
      at: second.at,
    });
  }
  if (world.run.recording && !transcripts.some(hasOutcome))
    throw nothingSeen(world, 'no authentication has come to an outcome');
}

function hasOutcome(transcript: Transcript): boolean {
  return joinMessages(transcript).some((entry) => entry.direction === 'received' && is(entry, outcome));
}

/** The first outcome behind another, with nothing of the client that could have brought it, or null. */
export function findSecondOutcome(transcript: Transcript): FrameEntry | null {
  const settled = new Set<number>();
  for (const entry of joinMessages(transcript)) {
    // most of what is said has nothing to do with authentication, and needs no closer look
    if (!/<(?:[\w.-]+:)?(?:success|failure|auth|response|abort)\b/.test(entry.text)) continue;
    const { connection, direction } = entry;
    if (direction === 'sent' && is(entry, begins)) settled.delete(connection);
    if (direction === 'sent' || !is(entry, outcome)) continue;
    if (settled.has(connection)) return entry;
    settled.add(connection);
  }
  return null;
}

function is(entry: FrameEntry, expression: string): boolean {
  const parsed = read(entry);
  // what a client has made ill-formed on purpose is an attempt all the same
  return parsed.ok ? holds(expression, parsed.document) : expression === begins;
}
