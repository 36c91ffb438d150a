import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { titleOf, wirePath, type CaseHeading } from '../judgement/verdict';
import type { Transcript } from '../protocol/wire/transcript';
import { renderTranscript } from './wire-text';

/**
 * Makes the folder of a run's conversations, and a function that writes one as soon as its case has ended, as data and
 * for reading: a process that is ended by force loses none but the last. It gives the path of the rendering.
 */
export function openConversations(folder: string): (transcript: Transcript, heading: CaseHeading) => string {
  mkdirSync(path.join(folder, 'wire'), { recursive: true });
  return (transcript, heading) => {
    const inside = wirePath(transcript.case);
    writeFileSync(path.join(folder, `${inside}.json`), renderTranscriptJson(transcript));
    writeFileSync(path.join(folder, `${inside}.txt`), renderConversation(transcript, heading));
    return `${inside}.txt`;
  };
}

/** A case's conversation for reading, with the case's name above it. */
export function renderConversation(transcript: Transcript, heading: CaseHeading): string {
  const { id, feature, keywords } = heading;
  return renderTranscript(transcript, `${id} ${titleOf(heading)}\n${feature}`, keywords);
}

/** The same for one repeat of the documented conversation, as `repeats/<number>/<case>.json`, which has no rendering. */
export function openRepeat(folder: string, number: number): (transcript: Transcript) => string {
  const inside = path.posix.join('repeats', String(number));
  mkdirSync(path.join(folder, inside), { recursive: true });
  return (transcript) => {
    const file = path.posix.join(inside, `${path.posix.basename(wirePath(transcript.case))}.json`);
    writeFileSync(path.join(folder, file), renderTranscriptJson(transcript));
    return file;
  };
}

/** A transcript as JSON with one line for each connection and each entry, so that it can be read and compared. */
export function renderTranscriptJson({ invented, given, connections, entries, ...head }: Transcript): string {
  const list = (name: string, items: readonly object[]): string =>
    `  ${JSON.stringify(name)}: [${items.map((item) => `\n    ${JSON.stringify(item)}`).join(',')}\n  ]`;
  const facts = Object.entries(head).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  const parts = [
    ...facts,
    list('invented', invented),
    list('given', given),
    list('connections', connections),
    list('entries', entries),
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}
