import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { loadCatalogue } from '../../judgement/catalogue';
import { readFeatures, type Case } from '../../judgement/catalogue/cases';
import { cover } from '../../judgement/catalogue/coverage';
import { faults, type Fault } from '../../faults';
import { runMutants } from './worker-pool';
import type { UnkilledReason } from './unkilled-check';
import type { Mutant } from './outcome';
import { drawProof, type Proof } from './proof';

/** Follows the runs: how many there are, and each as it ends. */
export interface Progress {
  start: (mutants: number) => void;
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
  const mutants = planMutants(chosen, cases, !complete);
  progress.start(mutants.length);
  const runs = await runMutants(mutants, progress.tick);
  const covered = complete ? cover(loadCatalogue(), cases) : null;
  return drawProof({ runs, reasons: readReasons(), unkilledReasons: readUnkilledReasons(), covered });
}

/**
 * A mutant for each fault, and the control without one, over TLS as well where a fault needs it.
 * @param thorough every case is run with each fault, which takes too long for all faults
 */
export function planMutants(chosen: readonly Fault[], cases: readonly Case[], thorough: boolean): Mutant[] {
  const needsTls = new Set(
    cases.filter(({ tags }) => tags.includes('@needs:tls')).flatMap(({ requirements }) => requirements),
  );
  const positiveControls = readPositiveControls();
  const faulty = chosen.map(({ name, breaks, tls = breaks.some((id) => needsTls.has(id)) }): Mutant => {
    return { fault: name, breaks, also: positiveControls.get(name) ?? [], tls, thorough };
  });
  const kinds = [...new Set([false, ...faulty.map(({ tls }) => tls)])];
  return [
    ...kinds.map((tls): Mutant => ({ fault: null, breaks: [], also: [], tls, thorough: true })),
    ...faulty,
  ];
}

/** Why a requirement cannot have a fault, by its id, from `unproven.yaml`. */
export function readReasons(): Map<string, string> {
  return new Map(Object.entries((readData('unproven.yaml') ?? {}) as Record<string, string>));
}

/** Why some checks cannot be turned red, from `unkilled-checks.yaml`. */
export function readUnkilledReasons(): UnkilledReason[] {
  return (readData('unkilled-checks.yaml') ?? []) as UnkilledReason[];
}

/** Cases that have to notice a fault of a rule they are not about, by the fault's name, from `positive-controls.yaml`. */
export function readPositiveControls(): Map<string, string[]> {
  return new Map(Object.entries((readData('positive-controls.yaml') ?? {}) as Record<string, string[]>));
}

function readData(name: string): unknown {
  return parse(readFileSync(path.join(__dirname, name), 'utf8'));
}
