import type { FrameEntry, Transcript } from '../../protocol/wire/transcript';
import type { ConformanceWorld } from '../world';
import { joinMessages } from './messages';

/** One text message of the server, in one of the cases so far. */
export interface Said {
  /** Of a message in fragments the first frame, with the text of all. */
  entry: FrameEntry;
  /** The case it was heard in. */
  caseId: string;
}

/** What was said in the cases of a run that have ended. */
interface Heard {
  /** How many transcripts were read. */
  read: number;
  said: Said[];
  /** Of what was said in several cases to the letter, the first. */
  distinct: Map<string, Said>;
}

/** By the list of a run's transcripts. Finished transcripts do not change: each is read once. */
const runs = new WeakMap<readonly Transcript[], Heard>();

/** Every text message that a server sent in any case so far, the present one included. */
export function allSaid({ run, recorder }: ConformanceWorld): Said[] {
  return [...heardBefore(run.transcripts).said, ...saidIn(recorder.transcript)];
}

/** The same, each text once: most of what a server says in one case it says in many. */
export function distinctSaid({ run, recorder }: ConformanceWorld): Said[] {
  const { distinct } = heardBefore(run.transcripts);
  const now = new Map(saidIn(recorder.transcript).map((each) => [each.entry.text, each]));
  return [...distinct.values(), ...[...now.values()].filter(({ entry }) => !distinct.has(entry.text))];
}

function heardBefore(transcripts: readonly Transcript[]): Heard {
  const heard = runs.get(transcripts) ?? { read: 0, said: [], distinct: new Map<string, Said>() };
  for (const transcript of transcripts.slice(heard.read))
    for (const each of saidIn(transcript)) {
      heard.said.push(each);
      if (!heard.distinct.has(each.entry.text)) heard.distinct.set(each.entry.text, each);
    }
  heard.read = transcripts.length;
  runs.set(transcripts, heard);
  return heard;
}

function saidIn(transcript: Transcript): Said[] {
  return joinMessages(transcript)
    .filter(({ direction, type }) => direction === 'received' && type === 'text')
    .map((entry) => ({ entry, caseId: transcript.case }));
}
