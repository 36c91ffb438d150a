import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { isComplete, prove as holdProof, renderProof, renderProofPage, type Progress } from './proof';
import { faults, findFaults } from '../faults';
import { root } from '../checkout';

/** What `prove` is asked for on the command line. */
export interface ProveOptions {
  /** Names of faults; none for all. */
  faults: readonly string[];
  /** Where the matrix goes as JSON. */
  json?: string;
}

/**
 * Runs the suite against every named fault, prints the kill matrix and the score; the proof of all faults is also
 * kept in `docs/proof.md`.
 * @returns 0 where every fault was killed, nothing was found without one, and nothing is unproven without a reason
 * @throws UnknownFault on a name that is none, before anything runs
 */
export async function prove({ faults: names, json }: ProveOptions): Promise<number> {
  const complete = names.length === 0;
  const proof = await holdProof(complete ? faults : findFaults(names), showProgress());
  process.stdout.write(renderProof(proof));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(proof, null, 2)}\n`);
  if (complete) writeFileSync(path.join(root, 'docs/proof.md'), renderProofPage(proof, faults));
  return isComplete(proof) ? 0 : 1;
}

/** A bar on a terminal, silence elsewhere. */
function showProgress(): Progress {
  if (!process.stderr.isTTY) return { start: () => undefined, tick: () => undefined };
  const format = '{bar} {value}/{total} runs of the suite, {eta_formatted} left';
  const bar = new SingleBar({ format, clearOnComplete: true, stopOnComplete: true }, Presets.shades_classic);
  return { start: (mutants) => bar.start(mutants, 0), tick: () => bar.increment() };
}
