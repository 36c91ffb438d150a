import type { Covered } from '../../judgement/catalogue/coverage';
import { findUnkilled, type UnkilledCheck, type UnkilledReason } from './unkilled-check';
import { findStale, type Unproven } from './stale';
import { reasonsOf, type CaseOutcome, type MutantRun } from './outcome';

/** One fault and the cases that noticed it. */
export interface Kill {
  name: string;
  breaks: readonly string[];
  /** A case about a requirement that it breaks named that requirement; of what breaks none, that nothing was found. */
  killed: boolean;
  /** The cases that did so. */
  by: string[];
  /** The same as `killed`: a case that fails for another reason proves nothing. */
  reasonNamed: boolean;
  /** Cases that failed, warned, blocked or broke down with it and did not kill it. */
  collateral: string[];
}

/** A failing case that names a rule which the fault does not break. */
export interface Accusation {
  fault: string;
  case: string;
  requirement: string;
}

/** What the contract calls `prove --json`, with more for a reader. */
export interface Proof {
  /** Killed faults as a share of all. */
  score: number;
  faults: Kill[];
  /** Every fault was tried: else nobody knows what is unproven, unkilled or stale, and these are empty. */
  whole: boolean;
  unproven: Unproven[];
  /** Failures that name a rule which the fault does not break: each accuses the server of what it did not do. */
  accusations: Accusation[];
  /** Cases that found something although nothing was broken, with what they said. */
  alarms: string[];
  /** Checks that no fault turned red: one that cannot fail looks like this. */
  unkilled: UnkilledCheck[];
  /** Entries of the proof's data files that do not hold. */
  stale: string[];
  /** Faults with cases that broke down on them, each a fault of the suite. */
  errors: { fault: string; case: string; message: string }[];
}

/** What a proof is drawn from. */
export interface Evidence {
  runs: readonly MutantRun[];
  /** Reasons by requirement id. */
  reasons: ReadonlyMap<string, string>;
  unkilledReasons: readonly UnkilledReason[];
  /** The catalogue's coverage where every fault was tried, for what remains unproven; else null. */
  covered: readonly Covered[] | null;
}

const alarming = new Set(['error', 'fail', 'blocked', 'warn']);

/** Draws the kill matrix, the score and what remains unproven from all runs. */
export function drawProof({ runs, reasons, unkilledReasons, covered }: Evidence): Proof {
  const controls = runs.filter(({ mutant }) => mutant.fault === null);
  const usual = new Set(controls.flatMap(({ outcomes }) => outcomes.flatMap(findingsOf)));
  const faulty = runs.filter(({ mutant }) => mutant.fault !== null).map((one) => withoutUsual(one, usual));
  const faults = faulty.map(drawKill);
  const unproven = covered ? findUnproven(faulty, covered, reasons) : [];
  const unkilled = covered ? findUnkilled(controls, faulty, unkilledReasons) : [];
  return {
    score: faults.length === 0 ? 1 : faults.filter(({ killed }) => killed).length / faults.length,
    faults,
    whole: covered !== null,
    unproven,
    accusations: faulty.flatMap(accusationsOf),
    alarms: [...new Set(controls.flatMap(alarmsOf))],
    unkilled,
    stale: covered ? findStale({ faulty, unkilled, unkilledReasons, unproven, reasons }) : [],
    errors: faulty.flatMap(errorsOf),
  };
}

/** Whether nothing is left to be done: every fault killed, no alarm, and a reason for all that nothing turns red. */
export function isComplete(proof: Proof): boolean {
  const { faults, unproven, accusations, alarms, unkilled, stale, errors } = proof;
  return (
    faults.every(({ killed }) => killed) &&
    [accusations, alarms, errors, stale].every(({ length }) => length === 0) &&
    [...unproven, ...unkilled].every(({ reason }) => reason !== null)
  );
}

/** What a case finds with a fault and without does not speak of the fault. */
function withoutUsual(one: MutantRun, usual: ReadonlySet<string>): MutantRun {
  const outcomes = one.outcomes.map((outcome) => ({
    ...outcome,
    named: outcome.named.filter((id) => !usual.has(keyOf(outcome.id, id))),
  }));
  return { ...one, outcomes };
}

function drawKill({ mutant, outcomes }: MutantRun): Kill {
  const by = outcomes.filter((outcome) => reasonsOf(outcome, mutant.breaks).length > 0).map(({ id }) => id);
  const hurt = outcomes.filter(({ verdict }) => alarming.has(verdict)).map(({ id }) => id);
  // what breaks nothing is to be left alone
  const isLawful = mutant.breaks.length === 0;
  const killed = isLawful ? outcomes.every(({ named }) => named.length === 0) : by.length > 0;
  return {
    name: mutant.fault ?? '',
    breaks: mutant.breaks,
    killed,
    by,
    reasonNamed: killed,
    collateral: hurt.filter((id) => !by.includes(id)),
  };
}

function accusationsOf({ mutant, outcomes }: MutantRun): Accusation[] {
  return outcomes.flatMap(({ id, failed, named }) =>
    failed
      .filter((requirement) => named.includes(requirement) && !mutant.breaks.includes(requirement))
      .map((requirement) => ({ fault: mutant.fault ?? '', case: id, requirement })),
  );
}

function findUnproven(
  faulty: readonly MutantRun[],
  covered: readonly Covered[],
  reasons: ReadonlyMap<string, string>,
): Unproven[] {
  // a case about several requirements names one of them, and speaks for all that it carries and the fault breaks
  const proven = new Set(
    faulty.flatMap(({ mutant: { breaks }, outcomes }) =>
      outcomes
        .filter((outcome) => reasonsOf(outcome, breaks).length > 0)
        .flatMap(({ requirements }) => requirements.filter((id) => breaks.includes(id))),
    ),
  );
  return covered
    .filter(({ state, requirement }) => state === 'tested' && !proven.has(requirement.id))
    .map(({ requirement: { id } }) => ({ id, reason: reasons.get(id) ?? null }));
}

function alarmsOf({ outcomes, problems }: MutantRun): string[] {
  const found = outcomes.filter(({ verdict }) => alarming.has(verdict));
  return [...found.map(({ id, verdict, message }) => `${id} (${verdict}): ${message ?? ''}`), ...problems];
}

function errorsOf({ mutant, outcomes, problems }: MutantRun): Proof['errors'] {
  const fault = mutant.fault ?? '';
  const broken = outcomes.filter(({ verdict }) => verdict === 'error');
  return [
    ...broken.map(({ id, message }) => ({ fault, case: id, message: message ?? '' })),
    ...problems.map((message) => ({ fault, case: '', message })),
  ];
}

function findingsOf({ id, named }: CaseOutcome): string[] {
  return named.map((requirement) => keyOf(id, requirement));
}

function keyOf(caseId: string, requirement: string): string {
  return `${caseId} ${requirement}`;
}
