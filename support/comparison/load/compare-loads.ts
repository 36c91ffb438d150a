import type { LoadResult } from '../../load';
import type { FailOn } from '../decision/weigh';
import { intervalOf, isNoticed } from '../ratio';

/** Something that is otherwise in the later load. */
export interface LoadDifference {
  /** `breaking`: a threshold, a rule or an agent is lost; `behavioural`: noticed; `better`: noticed, and welcome. */
  class: 'breaking' | 'behavioural' | 'better';
  sentence: string;
}

/** Times of one step before and after, in milliseconds. */
export interface LoadStepTimes {
  step: string;
  p50: [number | null, number | null];
  p95: [number | null, number | null];
  /** Moved beyond chance, by what somebody may notice. */
  differs: boolean;
}

/** What differs between two loads. */
export interface LoadComparison {
  before: Side;
  after: Side;
  /** What keeps them from being compared; nothing is concluded then. */
  obstacles: string[];
  differences: LoadDifference[];
  steps: LoadStepTimes[];
  exitCode: 0 | 1 | 3;
}

type Side = Pick<LoadResult, 'startedAt' | 'verdict'> & { target: string; signedIn: number };

const order = ['breaking', 'behavioural', 'better'] as const;
/** Fewer times give no interval worth the name. */
const samplesLeast = 5;

/** Compares two loads that asked for the same. @param failOn the weakest class that ends with 1 */
export function compareLoads(before: LoadResult, after: LoadResult, failOn: FailOn): LoadComparison {
  const obstacles = findObstacles(before, after);
  const steps = compareSteps(before, after);
  const differences = [
    ...compareThresholds(before, after),
    ...compareAgents(before, after),
    ...compareConformance(before, after),
    ...compareErrors(before, after),
    ...steps.filter(({ differs }) => differs).map(describeStep),
  ].sort((one, other) => order.indexOf(one.class) - order.indexOf(other.class));
  const failing = failOn === 'breaking' ? ['breaking'] : ['breaking', 'behavioural'];
  const fails = differences.some((difference) => failing.includes(difference.class));
  const sideOf = ({ target, startedAt, verdict, agents }: LoadResult): Side => ({
    ...{ target: target.name, startedAt, verdict, signedIn: agents.signedIn },
  });
  return {
    ...{ before: sideOf(before), after: sideOf(after), obstacles, differences, steps },
    exitCode: obstacles.length > 0 ? 3 : fails ? 1 : 0,
  };
}

function findObstacles(before: LoadResult, after: LoadResult): string[] {
  const asked = (['agents', 'supervisors', 'overMs', 'holdMs', 'eventsPerSecond'] as const)
    .filter((key) => before.asked[key] !== after.asked[key])
    .map(
      (key) =>
        `${key} was ${String(before.asked[key])} and is ${String(after.asked[key])}: ask both for the same`,
    );
  const cut = [before, after]
    .filter(({ interrupted }) => interrupted)
    .map(({ startedAt }) => `the load of ${startedAt} was interrupted: hold it again`);
  const empty = [before, after]
    .filter(({ agents, interrupted }) => agents.signedIn === 0 && !interrupted)
    .map(({ startedAt }) => `in the load of ${startedAt} nobody signed in: hold it again`);
  return [...asked, ...cut, ...empty];
}

function compareThresholds(before: LoadResult, after: LoadResult): LoadDifference[] {
  return after.thresholds.flatMap(({ name, most, holds }): LoadDifference[] => {
    const was = before.thresholds.find((threshold) => threshold.name === name);
    if (!was) return [];
    if (was.most !== most)
      return [
        {
          class: 'behavioural',
          sentence: `the threshold ${name} is another one: ${String(was.most)} before, ${String(most)} now`,
        },
      ];
    if (was.holds === holds) return [];
    return [
      holds
        ? { class: 'better', sentence: `the threshold ${name} holds again` }
        : { class: 'breaking', sentence: `the threshold ${name} held, and does no longer` },
    ];
  });
}

function compareAgents({ agents: was }: LoadResult, { agents: is }: LoadResult): LoadDifference[] {
  return (['signedIn', 'held'] as const).flatMap((key): LoadDifference[] => {
    if (was[key] === is[key]) return [];
    const what = key === 'held' ? 'held to the end' : 'signed in';
    const worse = is[key] < was[key];
    return [
      {
        class: worse ? 'breaking' : 'better',
        sentence: `${String(was[key])} agents were ${what} before, ${String(is[key])} now`,
      },
    ];
  });
}

function compareConformance(before: LoadResult, after: LoadResult): LoadDifference[] {
  const broken = ({ conformance }: LoadResult): Map<string, string> =>
    new Map(conformance?.broken.map(({ id, verdict }) => [id, verdict]));
  const [was, is] = [broken(before), broken(after)];
  const added = [...is]
    .filter(([id, verdict]) => was.get(id) !== verdict)
    .map(([id, verdict]): LoadDifference => ({
      class: verdict === 'fail' ? 'breaking' : 'behavioural',
      sentence: `${id} comes out as ${verdict} under load, and was ${was.get(id) ?? 'neither fail nor blocked'}`,
    }));
  const gone = [...was.keys()]
    .filter((id) => !is.has(id))
    .map((id): LoadDifference => ({ class: 'better', sentence: `${id} is kept under load again` }));
  return [...added, ...gone];
}

function compareErrors(before: LoadResult, after: LoadResult): LoadDifference[] {
  const named = ({ errors }: LoadResult): Map<string, number> =>
    new Map(errors.map(({ step, cause, count }) => [`${step}: ${cause}`, count]));
  const [was, is] = [named(before), named(after)];
  const added = [...is].filter(([name]) => !was.has(name));
  const gone = [...was].filter(([name]) => !is.has(name));
  return [
    ...added.map(([name, count]): LoadDifference => ({
      class: 'behavioural',
      sentence: `a new error, ${String(count)} times: ${name}`,
    })),
    ...gone.map(([name]): LoadDifference => ({
      class: 'better',
      sentence: `an error that came before is gone: ${name}`,
    })),
  ];
}

function compareSteps(before: LoadResult, after: LoadResult): LoadStepTimes[] {
  return after.steps.flatMap(({ step, p50, p95, sample }): LoadStepTimes[] => {
    const was = before.steps.find((each) => each.step === step);
    if (!was) return [];
    const enough = Math.min(sample.length, was.sample.length) >= samplesLeast;
    const differs = enough && isNoticed([was.p50 ?? 0, p50 ?? 0], intervalOf(was.sample, sample));
    return [{ step, p50: [was.p50, p50], p95: [was.p95, p95], differs }];
  });
}

function describeStep({ step, p50: [was, is] }: LoadStepTimes): LoadDifference {
  const slower = (is ?? 0) > (was ?? 0);
  return {
    class: slower ? 'behavioural' : 'better',
    sentence: `${step} is ${slower ? 'slower' : 'faster'}: ${String(was)} ms before, ${String(is)} ms now (median)`,
  };
}
