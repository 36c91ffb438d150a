import type { Seen } from './difference';
import { subtract, type Noise } from './noise';
import { compareOffers } from './offer';
import { describeDifference, rank, type Difference } from './ranking';
import { findScope, type Obstacle } from './run/comparability';
import type { StoredRun } from './run/read-run';
import { classify, type Rules } from './rules/rules';
import { fingerprintOf } from './fingerprint';
import { measureNoise } from './measure-noise';
import { compareTiming, timingDifferences, type StepTiming } from './timing';
import { compareVerdicts } from './verdicts';
import { compareWires } from './wire/compare-wires';
import { openRun } from './wire/open-run';

/** Everything that was found out about two runs. */
export interface Comparison {
  before: StoredRun;
  after: StoredRun;
  /** What keeps the runs from being compared whole; empty where nothing does. */
  obstacles: Obstacle[];
  /** How many cases, and how many of their conversations, were compared. */
  cases: number;
  conversations: number;
  /** Cases whose conversations went another way after what differs. */
  parted: string[];
  /** The most important first. */
  differences: Difference[];
  /** What a server differs from itself in, and was taken out; noise is unknown where there were no samples. */
  noise: Pick<Noise, 'samples' | 'sources'> & { subtracted: Difference[] };
  timing: StepTiming[];
}

/** Compares two stored runs. @param controls further runs of the BEFORE server */
export function compareRuns(
  before: StoredRun,
  after: StoredRun,
  { controls, rules }: { controls: readonly StoredRun[]; rules: Rules },
): Comparison {
  const { obstacles, cases, wire } = findScope(before, after);
  const [one, other] = [openRun(before), openRun(after)];
  const wires = wire
    ? compareWires(one, other, cases, sameVerdict(before, after))
    : { seen: [], compared: 0, parted: [] };
  const timing = compareTiming(before, after);
  const seen: Seen[] = [
    ...compareVerdicts(before.results, after.results, cases, { before: one.nameCase, after: other.nameCase }),
    ...compareOffers(before, after),
    ...wires.seen,
    ...timingDifferences(timing),
  ];
  const noise = measureNoise(one, other, controls.map(openRun));
  const { left, subtracted } = subtract(seen, noise, ordinaryCases(before));
  const complete = (groups: typeof left): Difference[] =>
    rank(
      groups.map((grouped) => {
        const classed = classify(grouped, rules);
        const fingerprint = fingerprintOf(classed.rule, grouped);
        return { ...grouped, ...classed, fingerprint, sentence: describeDifference(grouped) };
      }),
    );
  return {
    ...{ before, after, obstacles, cases: cases.length, timing },
    conversations: wires.compared,
    parted: wires.parted,
    differences: complete(left),
    noise: { samples: noise.samples, sources: noise.sources, subtracted: complete(subtracted) },
  };
}

function sameVerdict(before: StoredRun, after: StoredRun): (caseId: string) => boolean {
  const [one, other] = [before, after].map(
    ({ results }) => new Map(results.cases.map(({ id, verdict }) => [id, verdict])),
  );
  return (caseId) => one?.get(caseId) === other?.get(caseId);
}

/** The cases of the documented conversation and of Cisco's rules do what the desktop does every day. */
function ordinaryCases({ results }: StoredRun): (caseId: string) => boolean {
  const ids = results.cases
    .filter(({ requirements }) => requirements.some((id) => /^(?:DOC|FIN)-/.test(id)))
    .map(({ id }) => id);
  const ordinary = new Set(ids);
  return (caseId) => ordinary.has(caseId);
}
