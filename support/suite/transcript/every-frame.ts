import { Nonconformity } from '../../judgement/verdict';
import type { NoteEntry, Transcript, Violation } from '../../protocol/wire/transcript';
import { assumeShown, nothingSeen } from '../recording/unrecorded';
import type { ConformanceWorld } from '../world';

/** What each frame has to be, and what is noted of one that is not. RFC 6455, sections 5.1 to 5.6 and 7.4.1. */
const rules: Readonly<Record<string, Violation>> = {
  'not masked': 'masked',
  'free of reserved bits': 'reserved-bits',
  'of an opcode that is defined': 'reserved-opcode',
  'of the shortest form': 'length',
  'a whole control frame of 125 bytes at most': 'control-frame',
  'of the message that was begun': 'fragments',
  'part of a text in UTF-8': 'utf-8',
  'a close frame with a body in order': 'close-body',
  'a close frame with a code that may be sent': 'close-code',
  'a data frame before any close frame': 'after-close',
};

/**
 * Checks every frame of every case so far, on whichever kind of connection.
 * @throws Blocked where none came in any
 */
export function expectEveryFrame(world: ConformanceWorld, name: string): void {
  const violation = rules[name];
  if (!violation) throw new Error(`"${name}" is none of: ${Object.keys(rules).join('; ')}`);
  const transcripts = [...world.run.transcripts, world.recorder.transcript];
  for (const transcript of transcripts) {
    const found = findViolation(transcript, violation);
    if (!found) continue;
    throw new Nonconformity({
      sent: null,
      expected: [`each frame to be ${name}`],
      got: `${found.text}, in case ${transcript.case} at ${String(found.at)} ms`,
      next: null,
      at: found.at,
    });
  }
  assumeShown(world, 'frames');
  const came = transcripts.some(({ entries }) =>
    entries.some((entry) => entry.kind === 'frame' && entry.direction === 'received'),
  );
  if (!came) throw nothingSeen(world, 'the server has sent no frame in any case');
}

function findViolation({ entries }: Transcript, violation: Violation): NoteEntry | undefined {
  return entries.find(
    (entry): entry is NoteEntry => entry.kind === 'note' && entry.violations?.includes(violation) === true,
  );
}
