import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadCatalogue } from '../../judgement/catalogue/catalogue';
import { exitCodeOf, isDocumentedCore, wirePath, type Envelope } from '../../judgement/verdict';
import type { Transcript } from '../../protocol/wire/transcript';
import {
  CucumberFiles,
  prepareReport,
  renderConsole,
  writeAllure,
  writeRunFolder,
  type RunReport,
} from '../../report';
import { listDeviations } from '../../suite/run';
import { annotate } from '../on-github';
import { claimFolder } from '../out-folder';
import { UsageError } from '../usage-error';
import { agree, type NotedShard } from './agreement';
import { joinMessages } from './join-messages';
import { rejudge } from './rejudge';
import { expectEachOnce } from './each-once';
import { readMessages, sortMessages } from './shard-messages';
import { readShardNote } from './shard-note';

/** What `merge` is asked for on the command line. */
export interface MergeOptions {
  folders: readonly string[];
  out: string;
  allure: boolean;
  allureReport: boolean;
  /** The folder that keeps Allure's history between runs; none is kept unless given. */
  history?: string;
}

/** How long the making of Allure's report may take, in milliseconds. */
const allureMs = 120_000;

/**
 * Makes one run folder out of those of all shards of a run: what one run would have written, but for times. The rules
 * over all transcripts are judged again, over those of all shards.
 * @returns the exit code of the contract for the whole run
 * @throws UsageError where the folders are not the shards of one run, or `out` is not free
 */
export async function merge({
  folders,
  out,
  allure,
  allureReport: makes,
  history: named,
}: MergeOptions): Promise<number> {
  const shards = agree(folders.map((folder) => ({ folder, note: readShardNote(folder) })));
  expectFree(out);
  const history = named === undefined ? null : claimFolder(named, '--history');
  const report = await judge(shards, out);
  const ends = shards.map(({ note }) => note.end);
  console.log(renderConsole(report, { folder: out, colours: process.stdout.isTTY }));
  const made = allure
    ? await writeAllure(out, report, { makes, withinMs: allureMs, history })
    : { made: null };
  writeRunFolder(out, report);
  annotate(report);
  for (const line of new Set(ends.flatMap(({ told }) => told))) console.error(line);
  const allureReport = await made.made;
  if (allureReport?.ok === false) console.error(allureReport.reason);
  else allureReport?.keepHistory();
  const has = (what: 'secretFound' | 'leftBehind' | 'untestable'): boolean => ends.some((end) => end[what]);
  return exitCodeOf({
    results: report.results,
    strict: shards.some(({ note }) => note.selection.strict),
    isCore: (id) => isDocumentedCore(report.catalogue.get(id) ?? { id }),
    secretFound: has('secretFound'),
    leftBehind: has('leftBehind'),
    untestable: has('untestable'),
  });
}

/** Reads what the shards have kept, judges it as one run, and writes Cucumber's own files of it. */
async function judge(shards: readonly NotedShard[], out: string): Promise<RunReport> {
  const [first] = shards;
  if (!first) throw new Error('there is no shard to judge');
  const { note } = first;
  const runs = await Promise.all(shards.map(async ({ folder }) => sortMessages(await readMessages(folder))));
  expectEachOnce(shards, runs, note.cases);
  const transcripts = new Map(
    shards.flatMap(({ folder }, index) =>
      (runs[index]?.cases ?? []).flatMap(({ id }): [string, Transcript][] => {
        const transcript = readTranscript(folder, id);
        return transcript ? [[id, transcript]] : [];
      }),
    ),
  );
  const joined = sortMessages(joinMessages(runs, note.cases));
  joined.cases = await rejudge({ target: note.target, cases: joined.cases, transcripts });
  const envelopes = joinMessages([joined], note.cases);
  await writeCucumberFiles(out, envelopes);
  return prepareReport({
    envelopes,
    transcripts: [...transcripts.values()],
    catalogue: loadCatalogue(),
    suite: note.suite,
    target: { name: note.target.name, url: readUrl(first.folder), domain: note.target.domain },
    profile: note.profile,
    knownDeviations: listDeviations({ ...note.target, file: null }, note.target.release),
    signIns: addUp(shards),
  });
}

function readTranscript(folder: string, id: string): Transcript | null {
  const file = path.join(folder, `${wirePath(id)}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Transcript) : null;
}

/** The address as the results tell it; that of the embedded server is another in each shard. */
function readUrl(folder: string): string {
  const results = JSON.parse(readFileSync(path.join(folder, 'results.json'), 'utf8')) as {
    target: { url: string };
  };
  return results.target.url;
}

async function writeCucumberFiles(out: string, envelopes: readonly Envelope[]): Promise<void> {
  mkdirSync(path.join(out, 'wire'), { recursive: true });
  const files = new CucumberFiles(out);
  for (const envelope of envelopes) files.take(envelope);
  await files.end();
}

function addUp(shards: readonly NotedShard[]): RunReport['signIns'] {
  const sums = new Map<string, { username: string; made: number; most: number }>();
  for (const { username, made, most } of shards.flatMap(({ note }) => note.signIns)) {
    const sum = sums.get(username) ?? { username, made: 0, most: 0 };
    sums.set(username, { username, made: sum.made + made, most: sum.most + most });
  }
  return [...sums.values()];
}

/** What stands in a folder would be taken for the merged run's. */
function expectFree(out: string): void {
  if (!existsSync(out)) return;
  if (isEmptyFolder(out)) return;
  throw new UsageError(`--out ${out} is taken: name a folder that does not exist, or an empty one`);
}

function isEmptyFolder(out: string): boolean {
  try {
    return readdirSync(out).length === 0;
  } catch {
    return false;
  }
}
