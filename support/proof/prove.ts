import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { loadCatalogue } from '../catalogue';
import { readFeatures, type Case } from '../catalogue/cases';
import { cover } from '../catalogue/coverage';
import { faults, type Fault } from '../reference-server';
import { holdTrials } from './crew';
import type { Trial } from './outcome';
import { drawProof, type Proof } from './proof';

/** Follows the trials: how many there are, and each as it ends. */
export interface Progress {
  start: (trials: number) => void;
  tick: () => void;
}

/**
 * Runs the suite without a fault and with each of the chosen ones, and draws the proof.
 * @param chosen all faults give the unproven requirements as well, and not all of what each hurts; fewer are tried with
 *   every case, and cannot tell what is unproven
 * @throws Error where a run breaks off
 */
export async function prove(chosen: readonly Fault[], progress: Progress): Promise<Proof> {
  const { cases } = readFeatures();
  const complete = faults.every((fault) => chosen.includes(fault));
  const trials = planTrials(chosen, cases, !complete);
  progress.start(trials.length);
  const tried = await holdTrials(trials, progress.tick);
  const covered = complete ? cover(loadCatalogue(), cases) : null;
  return drawProof({ tried, reasons: readReasons(), covered });
}

/**
 * A trial for each fault, and the control without one, over TLS as well where a fault needs it.
 * @param thorough every case is run with each fault, which takes too long for all faults
 */
export function planTrials(chosen: readonly Fault[], cases: readonly Case[], thorough: boolean): Trial[] {
  const needsTls = new Set(
    cases.filter(({ tags }) => tags.includes('@needs:tls')).flatMap(({ requirements }) => requirements),
  );
  const faulty = chosen.map(({ name, breaks }): Trial => {
    return { fault: name, breaks, tls: breaks.some((id) => needsTls.has(id)), thorough };
  });
  const kinds = [...new Set([false, ...faulty.map(({ tls }) => tls)])];
  return [...kinds.map((tls): Trial => ({ fault: null, breaks: [], tls, thorough: true })), ...faulty];
}

/** Why a requirement cannot have a fault, by its id, from `unproven.yaml`. */
export function readReasons(): Map<string, string> {
  const text = readFileSync(path.join(__dirname, 'unproven.yaml'), 'utf8');
  return new Map(Object.entries((parse(text) ?? {}) as Record<string, string>));
}
