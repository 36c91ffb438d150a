import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { loadCatalogue } from '../../judgement/catalogue/catalogue';
import { readFeatures, type Case } from '../../judgement/catalogue/cases';
import { cover } from '../../judgement/catalogue/coverage';
import { faults, type Fault } from '../../faults';
import { runMutants } from './worker-pool';
import type { UnkilledReason } from './unkilled-check';
import type { Mutant, MutantRun } from './outcome';
import { drawProof, type Proof } from './proof';
import { casesReachedBy } from './reached';

/** Follows the runs: how many there are, and each as it ends. */
export interface Progress {
  start: (mutants: number) => void;
  tick: () => void;
}

/**
 * Runs the suite without a fault and with each of the chosen ones, and draws the proof.
 * @param chosen all faults give the unproven requirements as well; fewer cannot tell what is unproven
 * @throws Error where a run breaks off
 */
export async function prove(chosen: readonly Fault[], progress: Progress): Promise<Proof> {
  const { cases } = readFeatures();
  const complete = faults.every((fault) => chosen.includes(fault));
  const controls = planControls(chosen, cases);
  progress.start(controls.length + chosen.length);
  const controlled = await runMutants(controls, progress.tick);
  const mutants = planMutants(chosen, cases, controlled);
  const runs = [...controlled, ...(await runMutants(mutants, progress.tick))];
  const covered = complete ? cover(loadCatalogue(), cases) : null;
  return drawProof({ runs, reasons: readReasons(), unkilledReasons: readUnkilledReasons(), covered });
}

/** The server without a fault, over TLS as well where a fault needs it. */
export function planControls(chosen: readonly Fault[], cases: readonly Case[]): Mutant[] {
  const isOverTls = overTls(cases);
  const kinds = [...new Set([false, ...chosen.map(isOverTls)])];
  return kinds.map((tls): Mutant => ({ fault: null, breaks: [], also: [], tls, cases: null }));
}

/** A mutant for each fault, with the cases that the fault reaches: what they are the controls have told. */
export function planMutants(
  chosen: readonly Fault[],
  cases: readonly Case[],
  controls: readonly MutantRun[],
): Mutant[] {
  const isOverTls = overTls(cases);
  const positiveControls = readPositiveControls();
  return chosen.map((fault): Mutant => {
    const tls = isOverTls(fault);
    const reach = controls.find(({ mutant }) => mutant.tls === tls)?.reach ?? {};
    const { name, breaks } = fault;
    const reached = casesReachedBy(fault, reach, cases);
    return { fault: name, breaks, also: positiveControls.get(name) ?? [], tls, cases: reached };
  });
}

function overTls(cases: readonly Case[]): (fault: Fault) => boolean {
  const needsTls = new Set(
    cases.filter(({ tags }) => tags.includes('@needs:tls')).flatMap(({ requirements }) => requirements),
  );
  return ({ breaks, tls }) => tls ?? breaks.some((id) => needsTls.has(id));
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
