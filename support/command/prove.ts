import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import {
  describeStaleness,
  digestSources,
  isComplete,
  prove as holdProof,
  reachedByChange,
  readChange,
  renderProof,
  renderProofPage,
  type Progress,
} from './proof';
import { faults, findFaults, type Fault } from '../faults';
import { readFeatures } from '../judgement/catalogue/cases';
import { root } from '../checkout';

const page = path.join(root, 'docs/proof.md');

/** What `prove` is asked for on the command line. */
export interface ProveOptions {
  /** Names of faults; none for all. */
  faults: readonly string[];
  /** A commit: the faults that the changes since then can reach are added. */
  since?: string;
  /** Where the matrix goes as JSON. */
  json?: string;
}

/**
 * Runs the suite against every named fault, prints the kill matrix and the score; the proof of all faults is also
 * kept in `docs/proof.md`.
 * @returns 0 where every fault was killed, nothing was found without one, and nothing is unproven without a reason
 * @throws UnknownFault on a name that is none, before anything runs
 */
export async function prove({ faults: names, since, json }: ProveOptions): Promise<number> {
  const complete = names.length === 0 && since === undefined;
  const chosen = complete ? faults : chooseFaults(names, since);
  const proof = await holdProof(chosen, showProgress());
  process.stdout.write(renderProof(proof));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(proof, null, 2)}\n`);
  if (complete) writeFileSync(page, renderProofPage(proof, faults));
  const stale = describeStaleness(readFileSync(page, 'utf8'), digestSources());
  if (stale !== null) process.stdout.write(`${stale}\n`);
  return isComplete(proof) ? 0 : 1;
}

/** Those that are named, and those that a change reaches. */
function chooseFaults(names: readonly string[], since: string | undefined): Fault[] {
  const reached = since === undefined ? [] : reachedByChange(readChange(since), readFeatures().cases);
  return [...new Set([...findFaults([...new Set(names)]), ...reached])];
}

/** A bar on a terminal, silence elsewhere. */
function showProgress(): Progress {
  if (!process.stderr.isTTY) return { start: () => undefined, tick: () => undefined };
  const format = '{bar} {value}/{total} runs of the suite, {eta_formatted} left';
  const bar = new SingleBar({ format, clearOnComplete: true, stopOnComplete: true }, Presets.shades_classic);
  return { start: (mutants) => bar.start(mutants, 0), tick: () => bar.increment() };
}
