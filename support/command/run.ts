import { createRequire } from 'node:module';
import path from 'node:path';
import { emptyRunFolder, makeRunFolder, openConversations, prepareReport } from '../report';
import { askForDeviations, boundSignIns, ledgers, prepareRun, setRun, type RunContext } from '../suite/run';
import { cleanUpAfter, cleanUpBefore } from './cleanup';
import { readTarget, type Target } from '../configuration';
import { refuseDanger } from './danger';
import { claimFolder } from './out-folder';
import { describeUnknown } from './unknown-name';
import { announce } from './announcement';
import { conclude, type RunEnd } from './conclusion';
import { controlAfter, controlBefore } from './preflight/control';
import { selectCases } from './execution';
import { limitRun, onInterrupt } from './interrupt';
import { noteFacts } from './merge/facts';
import type { Selection, Shard } from './profile';
import type * as knownFindingsModule from './known-findings';
import { noProgress, showProgress } from './progress';
import { repeatConversation, repeatedCases } from './repeat';
import { root } from '../checkout';
import { resolveTarget } from './place';
import { suite } from './suite';
import { makeVoice, type Loudness, type Voice } from './voice';

/** What `run` is asked for on the command line. */
export interface RunOptions extends Selection {
  target?: string;
  strict: boolean;
  out?: string;
  /** Allure's results and report are wanted too. */
  allure: boolean;
  /** Allure's report is wanted, where its results are. */
  allureReport: boolean;
  /** The folder that keeps Allure's history between runs, where another than that of the target is wanted. */
  history?: string;
  faults: readonly string[];
  /** Only this part of the selected cases; `merge` puts the parts together. */
  shard?: Shard;
  /** How many times the documented conversation is held again after the cases; none unless given. */
  repeat?: number;
  /** How long the conversation of profile `soak` lasts, in milliseconds; null in any other. */
  soakMs: number | null;
  /** A file of findings that are known and accepted. */
  baseline?: string;
  /** How much is said. */
  loudness: Loudness;
}

/** How long after `limits.run` the reports may still be made, in milliseconds. */
const reportMs = 8000;

/**
 * The main job: runs the selected features against a target, shows progress and verdicts, writes the run folder.
 * @returns the exit code of the contract
 * @throws TargetError, UnknownFault and ComparisonProblem on a wrong configuration, before anything is sent
 */
export async function run(options: RunOptions): Promise<number> {
  const startedAt = new Date();
  const voice = makeVoice(options.loudness);
  const known = readKnown(options.baseline);
  const target = lengthen(readTarget(resolveTarget(options.target), process.env), options.soakMs ?? 0);
  refuseDanger(target, options.profile);
  const named = options.history === undefined ? null : claimFolder(options.history, '--history');
  const context = await prepareRun(target, {
    faults: options.faults,
    ledgerFolder: ledgers,
    shards: options.shard?.of ?? 1,
  });
  context.soakMs = options.soakMs;
  setRun(context);
  const interruption = onInterrupt(context);
  try {
    const folder = await openFolder(options.out, context, startedAt);
    emptyRunFolder(folder);
    context.keep = openConversations(folder);
    const end = await execute(options, context, folder, voice);
    return await conclude({
      ...end,
      context,
      folder,
      strict: options.strict,
      voice,
      known,
      allure: options.allure,
      allureReport: options.allureReport,
      history: named ?? placeHistory(options, folder),
      language: options.language ?? 'en',
      interrupted: interruption.happened(),
      isPart: [options.requirements[0], options.tags, options.shard].some((part) => part !== undefined),
      allureWithinMs: startedAt.getTime() + target.limits.runMs + reportMs - Date.now(),
    });
  } finally {
    interruption.ignore();
    context.budget.halt.finish();
    await context.end();
  }
}

/** Runs in the place of their target share its history; one that was put elsewhere has none of its own. */
function placeHistory({ out }: RunOptions, folder: string): string | null {
  return out === undefined ? path.join(path.dirname(folder), 'allure-history') : null;
}

/** A target whose run may last so many milliseconds longer: what is asked for takes its time. */
function lengthen(target: Target, byMs: number): Target {
  return { ...target, limits: { ...target.limits, runMs: target.limits.runMs + byMs } };
}

/** The findings that a baseline knows; what reads it is loaded where one is named. */
function readKnown(baseline: string | undefined): knownFindingsModule.KnownFindings | null {
  if (baseline === undefined) return null;
  const load = createRequire(__filename);
  return (load('./known-findings') as typeof knownFindingsModule).readKnownFindings(baseline);
}

async function execute(
  options: RunOptions,
  context: RunContext,
  folder: string,
  voice: Voice,
): Promise<RunEnd> {
  const { target, catalogue, budget } = context;
  const unlimit = limitRun(context, folder);
  try {
    const cases = await selectCases({ ...options, dedicated: target.dedicated });
    for (const line of describeUnknown(options, catalogue, cases.tags)) console.error(line);
    const { repeat: times = 0 } = options;
    const repeated = times === 0 ? [] : Array.from({ length: times }, repeatedCases).flat();
    const signInsMost = boundSignIns([...cases.selected, ...repeated], target);
    budget.limitSignIns(signInsMost);
    announce(target, options, signInsMost, voice.say);
    let release: string | null = null;
    const signsIn = options.profile !== 'handshake';
    const control = await controlBefore(context, signsIn);
    const { preflight } = control;
    if (preflight?.untestable) context.stopped ??= preflight;
    else if (preflight?.keepsFrom === 'pubsub') context.absent.set('pubsub', preflight);
    else if (preflight) context.breaker.explain(preflight.keepsFrom, preflight);
    const cleansUp = signsIn && !preflight?.untestable;
    if (cleansUp) {
      ({ knownDeviations: context.knownDeviations, release } = await askForDeviations(target));
      await cleanUpBefore(context, voice.say);
    }
    const progress = voice.loudness === 'quiet' ? noProgress : showProgress(cases.begun);
    const execution = await cases.execute(folder, progress.take);
    progress.end();
    const { envelopes, problems } = execution;
    const repeats = times === 0 ? null : await repeatConversation(context, { times, folder, execution });
    const cleanedUp = cleansUp ? await cleanUpAfter(context) : null;
    const invalid = await controlAfter(context, control, signsIn);
    const signIns = [...signInsMost].map(([username, most]) => ({
      username,
      made: budget.signIns.get(username) ?? 0,
      most,
    }));
    const report = prepareReport({
      ...{ envelopes, transcripts: context.transcripts, catalogue, suite, target, problems },
      knownDeviations: context.knownDeviations,
      profile: options.profile,
      repeats,
      signIns,
      ...(options.language && { language: options.language }),
      soak: context.soak?.result ?? null,
    });
    const { shard } = options;
    const facts = shard && noteFacts({ ...options, shard }, { target, release, cases: cases.ids, signIns });
    return { report, preflight, invalid, cleanedUp, shard: facts ?? null };
  } finally {
    unlimit();
  }
}

async function openFolder(out: string | undefined, { target }: RunContext, startedAt: Date): Promise<string> {
  if (out === undefined) return makeRunFolder(path.join(root, 'reports'), target.name, startedAt);
  return claimFolder(out);
}
