import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { makeRunFolder, prepareReport, slug } from '../report';
import { boundSignIns, prepareRun, setRun, type RunContext } from '../run';
import { sweepAfter, sweepBefore } from './residue';
import { readTarget } from '../target';
import { announce } from './announcement';
import { conclude, type RunEnd } from './conclusion';
import { controlAfter, controlBefore } from './control';
import { selectCases, type Selection } from './execution';
import { limitRun, onInterrupt } from './interrupt';
import { showProgress } from './progress';
import { resolveTarget, root } from './place';
import { suite } from './suite';

/** What `run` is asked for on the command line. */
export interface RunOptions extends Selection {
  target?: string;
  strict: boolean;
  out?: string;
  faults: readonly string[];
}

/** How long after `limits.run` the reports may still be made, in milliseconds. */
const reportMs = 8000;

/**
 * The main job: runs the selected features against a target, shows progress and verdicts, writes the run folder.
 * @returns the exit code of the contract
 * @throws TargetError and UnknownFault on a wrong configuration, before anything is sent
 */
export async function run(options: RunOptions): Promise<number> {
  const startedAt = new Date();
  const target = readTarget(resolveTarget(options.target), process.env);
  const ledgerPath = path.join(root, 'reports', slug(target.name), 'subscriptions.json');
  const context = await prepareRun(target, { faults: options.faults, ledgerPath });
  setRun(context);
  const interruption = onInterrupt(context);
  try {
    const folder = await openFolder(options.out, context, startedAt);
    const end = await execute(options, context, folder);
    return await conclude({
      ...end,
      context,
      folder,
      strict: options.strict,
      interrupted: interruption.happened(),
      allureWithinMs: startedAt.getTime() + target.limits.runMs + reportMs - Date.now(),
    });
  } finally {
    interruption.ignore();
    context.budget.halt.finish();
    await context.end();
  }
}

async function execute(options: RunOptions, context: RunContext, folder: string): Promise<RunEnd> {
  const { target, catalogue, knownDeviations, budget } = context;
  const unlimit = limitRun(context, folder);
  try {
    const cases = await selectCases(options);
    const signInsMost = boundSignIns(cases.selected, target);
    budget.limitSignIns(signInsMost);
    announce(target, options.profile, signInsMost);
    const signsIn = options.profile !== 'handshake';
    const control = await controlBefore(context, signsIn);
    const { barrier } = control;
    if (barrier?.untestable) context.stopped ??= barrier.sentence;
    const sweeps = signsIn && !barrier?.untestable;
    if (sweeps) await sweepBefore(context);
    const progress = showProgress();
    const { envelopes, problems } = await cases.execute(folder, progress.take);
    progress.end();
    const leftBehind = sweeps ? await sweepAfter(context) : [];
    const invalid = await controlAfter(context, control, signsIn);
    const report = prepareReport({
      ...{ envelopes, catalogue, knownDeviations, suite, target, problems },
      profile: options.profile,
      signIns: [...signInsMost].map(([username, most]) => ({
        username,
        made: budget.signIns.get(username) ?? 0,
        most,
      })),
    });
    return { report, barrier, invalid, leftBehind };
  } finally {
    unlimit();
  }
}

async function openFolder(out: string | undefined, { target }: RunContext, startedAt: Date): Promise<string> {
  if (out === undefined) return makeRunFolder(path.join(root, 'reports'), target.name, startedAt);
  const folder = path.resolve(out);
  await mkdir(folder, { recursive: true });
  return folder;
}
