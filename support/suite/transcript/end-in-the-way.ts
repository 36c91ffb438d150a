import type { Transcript } from '../../protocol/wire/transcript';
import type { ConformanceWorld } from '../world';
import { describeEnd, readSessions } from './endings';

/** Cases with an end that nobody provoked, after which no end tells anything of what came before it. */
const habitFrom = 3;

/** By the list of a run's transcripts: how many were read, and in how many a session was ended unprovoked. */
const runs = new WeakMap<readonly Transcript[], { read: number; ended: number }>();

/**
 * The end of a session that keeps something else from coming, for which no other rule is broken; null where there is
 * none. One that a rule about the going on of a stream may be about counts only where the server ends sessions anyway.
 * @param isEnd whether an end is what came in place of what was awaited
 */
export function endInTheWay(
  { run, recorder, requirements }: ConformanceWorld,
  isEnd: boolean,
): string | null {
  const { transcript } = recorder;
  const isHabit = countEnded(run.transcripts) >= habitFrom;
  const isJudged = requirements.some((id) => run.catalogue.get(id)?.demands.includes('stream'));
  const ended = readSessions(transcript).find(({ end }) => end !== null);
  if (ended && (isHabit || (isEnd && !isJudged))) return describeEnd(ended);
  if (!isHabit || !wasEnded(transcript)) return null;
  return 'the server ended a session of this case, and does so in others that give it no cause';
}

function countEnded(transcripts: readonly Transcript[]): number {
  const known = runs.get(transcripts) ?? { read: 0, ended: 0 };
  for (const transcript of transcripts.slice(known.read))
    if (readSessions(transcript).some(({ end }) => end !== null)) known.ended += 1;
  known.read = transcripts.length;
  runs.set(transcripts, known);
  return known.ended;
}

/** Whether the server ended a connection on which a resource was bound. */
function wasEnded(transcript: Transcript): boolean {
  return transcript.entries.some((entry) => entry.kind === 'note' && entry.end === 'server');
}
