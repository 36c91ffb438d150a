import path from 'node:path';
import { root } from '../../checkout';
import type { Target } from '../../configuration';
import { describeHoldings, prepare, secretsOf, type Member } from '../../inspection';
import {
  emptyRunFolder,
  findSecrets,
  linkLatest,
  makeRunFolder,
  runFiles,
  slug,
  writeRunFolder,
} from '../../report';
import { claimFolder } from '../out-folder';
import { writeCopies } from './copies';
import { judge, type Judged } from './judge';
import { knownSecrets, readKnownTarget } from './known-target';
import { readCaptureFile, type CaptureFile } from './read-file';
import { tellConversation, tellTogether } from './telling';
import { writeOverview } from './overview';

/** What `inspect` is asked for on the command line. */
export interface InspectOptions {
  captures: readonly string[];
  target?: string;
  out?: string;
  /** Where copies without secrets go. */
  redact?: string;
}

/** Exit codes, the strongest first. */
const strongestFirst = [5, 4, 2, 1, 3, 0];

/**
 * Judges captures by the rules of every run, says where each conversation broke, and writes a run folder; of several
 * conversations a folder for each, and who fell off when. Nothing is sent to anybody.
 * @returns the exit code of the contract
 * @throws UsageError where a file is no capture, TargetError on a wrong target file
 */
export async function inspect({ captures: files, target, out, redact }: InspectOptions): Promise<number> {
  const known = readKnownTarget(target);
  const captures = files.map(readCaptureFile);
  for (const { name, holdings } of captures) console.log(describeHoldings(name, holdings));
  if (redact !== undefined) for (const line of writeCopies(captures, redact)) console.log(line);
  const members = captures.flatMap((capture) => membersOf(capture, known));
  const folder = await openFolder(out, captures);
  const judged: Judged[] = [];
  for (const [index, member] of members.entries()) {
    const one = await judge(member.source, member.capture.reading, member.recorded, known);
    const own =
      members.length === 1 ? folder : path.join(folder, `${String(index + 1)}-${slug(member.source)}`);
    claimFolder(own);
    emptyRunFolder(own);
    writeRunFolder(own, one.report);
    console.log(`\n${tellConversation(one, path.join(own, 'report.html'))}`);
    judged.push(one);
  }
  if (members.length > 1) {
    console.log(`\n${tellTogether(members, captures.length)}`);
    writeOverview(folder, members, judged, captures.length);
  }
  if (out === undefined) await linkLatest(folder);
  const secrets = [...captures.flatMap(({ holdings }) => secretsOf(holdings)), ...knownSecrets(known)];
  const leaks = await findSecrets(folder, secrets, members.length === 1 ? { only: runFiles } : {});
  for (const file of leaks)
    console.error(`A secret stands in ${file}: delete the folder and report this as a fault of the suite.`);
  const codes = [...judged.map(({ exitCode }) => exitCode), ...(leaks.length > 0 ? [5] : [])];
  return strongestFirst.find((code) => codes.includes(code)) ?? 3;
}

type Held = Member & { capture: CaptureFile };

function membersOf(capture: CaptureFile, known: Target | null): Held[] {
  const { name: file, reading, holdings } = capture;
  return reading.conversations.map((conversation) => {
    const source = conversation.name === '' ? file : `${file}, ${conversation.name}`;
    const recorded = prepare(conversation, reading.format, source, holdings, knownSecrets(known));
    return { source, file, recorded, capture };
  });
}

function openFolder(out: string | undefined, captures: readonly CaptureFile[]): Promise<string> {
  if (out !== undefined) return Promise.resolve(claimFolder(out));
  const [only] = captures;
  const name = captures.length === 1 && only ? `inspect ${only.name}` : 'inspect captures';
  return makeRunFolder(path.join(root, 'reports'), name, new Date());
}
