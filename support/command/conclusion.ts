import path from 'node:path';
import type { RunContext } from '../suite/run';
import type { PreflightFinding } from './preflight/preflight';
import type { CleanedUp } from './cleanup/cleanup';
import {
  describeOutgrown,
  describeRepeats,
  allureReport,
  findSecrets,
  linkLatest,
  runFiles,
  writeAllure,
  writeRunFolder,
  type RunReport,
} from '../report';
import { secretsOf, type Target } from '../configuration';
import { leastSearched } from '../protocol/wire/secret-pattern';
import type { KnownFindings } from './known-findings';
import { exitCodeOf, isDocumentedCore } from '../judgement/verdict';
import type { Language } from '../language/language';
import { annotate, tellNews } from './on-github';
import { describeLeftBehind } from './left-behind';
import type { Voice } from './voice';
import { writeShardNote, type ShardFacts } from './merge/shard-note';

/** How a run ended. */
export interface RunEnd {
  report: RunReport;
  /** What stood between the suite and the target, or null. */
  preflight: PreflightFinding | null;
  /** Why the verdicts cannot be relied on, or null. */
  invalid: string | null;
  /** What a shard tells of itself to the merge; null where the run is whole. */
  shard: ShardFacts | null;
  /** What the run made on the server and has taken back, or not; null where it made nothing. */
  cleanedUp: CleanedUp | null;
}

interface Ending extends RunEnd {
  context: RunContext;
  folder: string;
  strict: boolean;
  voice: Voice;
  /** Findings that are known and accepted; null where no baseline was named. */
  known: KnownFindings | null;
  interrupted: boolean;
  /** Single requirements or tags were chosen. */
  isPart: boolean;
  /** Allure's results are wanted. */
  allure: boolean;
  /** Allure's report is wanted, where its results are. */
  allureReport: boolean;
  /** How long the making of Allure's report may take, in milliseconds. */
  allureWithinMs: number;
  /** The folder that keeps Allure's history of the target; null where none is kept. */
  history: string | null;
  language: Language;
}

/**
 * Tells the verdicts, writes the run folder, and decides the exit code of the contract. Allure's report is made while
 * the rest is written; nobody who reads the verdicts waits for it.
 */
export async function conclude(ending: Ending): Promise<number> {
  const { report, preflight, invalid, cleanedUp, interrupted, context, folder, strict } = ending;
  const { say } = ending.voice;
  ending.voice.conclude(report, shorten(folder));
  const stopped = context.budget.halt.stopped !== null;
  const allure = ending.allure
    ? await writeAllure(folder, report, {
        ...ending,
        makes: ending.allureReport,
        withinMs: stopped ? 0 : ending.allureWithinMs,
      })
    : { made: null };
  writeRunFolder(folder, report);
  if (isWhole(ending)) await linkLatest(folder);
  const secrets = secretsOf(context.target);
  // the generator is at work there
  const leaks = await findSecrets(folder, secrets, { only: runFiles, except: allureReport });
  const told = describeEnd({
    preflight,
    invalid,
    leftBehind: cleanedUp ? describeLeftBehind(cleanedUp, context.target) : [],
    selected: report.run.cases.length,
    dedicated: context.target.dedicated,
    isOrdered: context.patience.isOrdered,
  });
  for (const line of told) console.error(line);
  for (const line of describeUnsearched(context.target)) say(line);
  for (const line of describeRepeats(report.repeats)) say(line);
  for (const deviation of report.outgrown) say(describeOutgrown(deviation));
  const made = await allure.made;
  if (made?.ok === false) console.error(made.reason);
  if (made?.ok) leaks.push(...(await findSecrets(folder, secrets, { only: [allureReport] })));
  if (made?.ok && made.instead !== null) say(made.instead);
  // a part of the cases would look as if the others had gone
  if (made?.ok && leaks.length === 0 && isWhole(ending)) made.keepHistory();
  for (const file of leaks) {
    console.error(`A secret stands in ${file}: delete the folder and report this as a fault of the suite.`);
  }
  const end = {
    secretFound: leaks.length > 0,
    leftBehind: cleanedUp !== null && cleanedUp.left.length > 0,
    untestable: invalid !== null || (preflight?.untestable ?? false),
  };
  if (ending.shard) writeShardNote(folder, ending.shard, { ...end, interrupted, told });
  if (!ending.shard) annotate(report, { obstacle: preflight?.sentence ?? null, showsRules: !ending.known });
  if (interrupted) return 130;
  const exitCode = exitCodeOf({
    ...end,
    results: report.results,
    strict,
    isCore: (id) => isDocumentedCore(context.catalogue.get(id) ?? { id }),
  });
  if (!ending.known) return exitCode;
  const tell = (sentences: readonly string[]): void => tellNews(sentences, ending.voice.insist);
  return ending.known.weigh(exitCode, report.results, { strict, tell });
}

/** Whether a run came to its end with all cases of its profile: only such a one is the latest of its target. */
function isWhole({ interrupted, isPart, context, report }: Ending): boolean {
  return !interrupted && !isPart && context.budget.halt.stopped === null && report.run.cases.length > 0;
}

interface Told {
  preflight: PreflightFinding | null;
  invalid: string | null;
  leftBehind: readonly string[];
  selected: number;
  dedicated: boolean;
  /** The server answers in the order in which it is asked. */
  isOrdered: boolean;
}

function describeEnd({ preflight, invalid, leftBehind, selected, dedicated, isOrdered }: Told): string[] {
  const danger = dedicated ? '' : '; a case that is @full needs dedicated: true in the target file';
  return [
    ...(selected === 0
      ? [`No case was selected: name another profile, requirement or tag expression${danger}.`]
      : []),
    ...(preflight
      ? [`${preflight.untestable ? 'Could not be tested' : 'Look here first'}: ${preflight.sentence}`]
      : []),
    ...(invalid === null ? [] : [invalid]),
    ...(isOrdered
      ? []
      : [
          'The server answers out of order (RFC 6120, section 10.1): silence was waited for, since a later answer proves nothing.',
        ]),
    ...leftBehind,
  ];
}

/** A line for each password that would be found wherever its characters stand by chance. */
export function describeUnsearched({ accounts }: Pick<Target, 'accounts'>): string[] {
  const short = Object.values(accounts).filter(({ password }) => password.length < leastSearched);
  return short.map(
    ({ username }) =>
      `The password of ${username} is shorter than ${String(leastSearched)} characters: it was hidden by place, and not searched for.`,
  );
}

function shorten(folder: string): string {
  const relative = path.relative('', folder);
  return relative.startsWith('..') || relative === '' ? folder : relative;
}
