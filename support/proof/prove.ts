import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { loadCatalogue } from '../catalogue';
import { readFeatures, type Case } from '../catalogue/cases';
import { cover } from '../catalogue/coverage';
import { faults, type Fault } from '../reference-server';
import { holdTrials } from './crew';
import type { IdleReason } from './idle';
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
  return drawProof({ tried, reasons: readReasons(), idleReasons: readIdleReasons(), covered });
}

/**
 * A trial for each fault, and the control without one, over TLS as well where a fault needs it.
 * @param thorough every case is run with each fault, which takes too long for all faults
 */
export function planTrials(chosen: readonly Fault[], cases: readonly Case[], thorough: boolean): Trial[] {
  const needsTls = new Set(
    cases.filter(({ tags }) => tags.includes('@needs:tls')).flatMap(({ requirements }) => requirements),
  );
  const twins = readTwins();
  const faulty = chosen.map(({ name, breaks, tls = breaks.some((id) => needsTls.has(id)) }): Trial => {
    return { fault: name, breaks, also: twins.get(name) ?? [], tls, thorough };
  });
  const kinds = [...new Set([false, ...faulty.map(({ tls }) => tls)])];
  return [
    ...kinds.map((tls): Trial => ({ fault: null, breaks: [], also: [], tls, thorough: true })),
    ...faulty,
  ];
}

/** Why a requirement cannot have a fault, by its id, from `unproven.yaml`. */
export function readReasons(): Map<string, string> {
  return new Map(Object.entries((readData('unproven.yaml') ?? {}) as Record<string, string>));
}

/** Why some checks cannot be turned red, from `idle.yaml`. */
export function readIdleReasons(): IdleReason[] {
  return (readData('idle.yaml') ?? []) as IdleReason[];
}

/** Cases that have to notice a fault of a rule they are not about, by the fault's name, from `twins.yaml`. */
export function readTwins(): Map<string, string[]> {
  return new Map(Object.entries((readData('twins.yaml') ?? {}) as Record<string, string[]>));
}

function readData(name: string): unknown {
  return parse(readFileSync(path.join(__dirname, name), 'utf8'));
}
