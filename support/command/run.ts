import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { makeRunFolder, prepareReport, slug } from '../report';
import { findBarrier, prepareRun, setRun, type RunContext } from '../run';
import { sweepAfter, sweepBefore } from './residue';
import { readTarget } from '../target';
import { conclude, type RunEnd } from './conclusion';
import { executeCases, type Selection } from './execution';
import { onInterrupt } from './interrupt';
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
  try {
    const folder = await openFolder(options.out, context, startedAt);
    const end = await execute(options, context, folder);
    return await conclude({ ...end, context, folder, strict: options.strict });
  } finally {
    await context.end();
  }
}

async function execute(options: RunOptions, context: RunContext, folder: string): Promise<RunEnd> {
  const { target, catalogue } = context;
  const interruption = onInterrupt(context);
  const deadline = setTimeout(() => {
    context.stopped ??= `limits.run (${String(target.limits.runMs)} ms) was used up before this case began`;
  }, target.limits.runMs);
  try {
    const barrier = await findBarrier(target);
    if (barrier?.untestable) context.stopped ??= barrier.sentence;
    const signsIn = !barrier?.untestable && options.profile !== 'handshake';
    if (signsIn) await sweepBefore(context);
    const progress = showProgress(target, options.profile);
    const { envelopes, problems } = await executeCases(options, folder, progress.take);
    progress.end();
    const report = prepareReport({ envelopes, catalogue, suite, target, profile: options.profile, problems });
    const leftBehind = signsIn ? await sweepAfter(context) : [];
    return { report, barrier, leftBehind, interrupted: interruption.happened() };
  } finally {
    clearTimeout(deadline);
    interruption.ignore();
  }
}

async function openFolder(out: string | undefined, { target }: RunContext, startedAt: Date): Promise<string> {
  if (out === undefined) return makeRunFolder(path.join(root, 'reports'), target.name, startedAt);
  const folder = path.resolve(out);
  await mkdir(folder, { recursive: true });
  return folder;
}
