import type { Verdict } from '../../judgement/verdict';
import type { StoredResults } from '../run/shape';
import { readHistory, type History } from './history';
import type { HeldRun } from './read-runs';

/** What a requirement comes to over the runs of a target, that first which wants somebody most. */
export const states = ['fails', 'flaky', 'warns', 'cannot be judged', 'changed', 'steady'] as const;
export type State = (typeof states)[number];

/** What one run says of a requirement. */
export interface Cell {
  verdict: Verdict;
  /** The case that came to it, or the first one. */
  case: string | null;
}

/** The history of one requirement at one target. */
export interface TargetHistory extends History {
  target: string;
  state: State;
}

/** One requirement over all runs. */
export interface Row {
  id: string;
  level: string;
  /** What it demands, or the name of a case where nobody says. */
  title: string;
  /** The most pressing of its targets. */
  state: State;
  /** By run; null where the run did not hold it. */
  cells: (Cell | null)[];
  histories: TargetHistory[];
}

/** Runs side by side. */
export interface Matrix {
  /** By target in the order in which they were named, and of a target in the order of time. */
  runs: HeldRun[];
  /** What a reader of several runs should know of them. */
  notes: string[];
  /** The most pressing first. */
  rows: Row[];
}

/** Lays runs beside each other. @param titleOf what a requirement demands, where that is known */
export function buildMatrix(
  { runs: named, notes }: { runs: readonly HeldRun[]; notes: readonly string[] },
  titleOf: (id: string) => string | undefined,
): Matrix {
  const targets = [...new Set(named.map(targetOf))];
  const runs = [...named].sort(
    (one, other) =>
      targets.indexOf(targetOf(one)) - targets.indexOf(targetOf(other)) ||
      Date.parse(one.results.startedAt) - Date.parse(other.results.startedAt),
  );
  const requirements = runs.map(
    ({ results }) => new Map(results.requirements.map((each) => [each.id, each])),
  );
  const cases = runs.map(({ results }) => new Map(results.cases.map((each) => [each.id, each])));
  const ids = [...new Set(requirements.flatMap((each) => [...each.keys()]))];
  const rows = ids.map((id): Row => {
    const held = requirements.map((each) => each.get(id));
    const histories = targets.flatMap((target) => historyOf(target, runs, held));
    const known = held.findLastIndex((each) => each !== undefined);
    const named = cases[known]?.get(held[known]?.cases[0] ?? '')?.name;
    return {
      ...{ id, level: held[known]?.level ?? '', title: titleOf(id) ?? named ?? '' },
      state: mostPressing(histories),
      cells: held.map((each, column) => (each ? cellOf(each, cases[column]) : null)),
      histories,
    };
  });
  const weight = ({ state }: Row): number => states.indexOf(state);
  return { runs, notes: [...notes], rows: rows.sort((one, other) => weight(one) - weight(other)) };
}

type Requirement = StoredResults['requirements'][number];
type Cases = ReadonlyMap<string, StoredResults['cases'][number]>;

/** The name under which the nights of a target belong together. */
export function targetOf({ results }: HeldRun): string {
  return results.target.name;
}

function historyOf(
  target: string,
  runs: readonly HeldRun[],
  held: readonly (Requirement | undefined)[],
): TargetHistory[] {
  const own = runs.flatMap((run, column) => {
    const requirement = held[column];
    if (!requirement || targetOf(run) !== target) return [];
    const { verdict, cases } = requirement;
    const {
      suite,
      target: { software },
    } = run.results;
    return [{ column, verdict, cases, software, suite: suite.version }];
  });
  if (own.length === 0) return [];
  const history = readHistory(own);
  return [{ target, ...history, state: stateOf(history) }];
}

function stateOf({ since, flaky, changed }: History): State {
  if (flaky?.now) return 'flaky';
  if (since?.verdict === 'fail') return 'fails';
  if (since?.verdict === 'warn') return 'warns';
  if (since) return 'cannot be judged';
  return changed || flaky ? 'changed' : 'steady';
}

function mostPressing(histories: readonly TargetHistory[]): State {
  return states.find((state) => histories.some((each) => each.state === state)) ?? 'steady';
}

function cellOf({ verdict, cases }: Requirement, held: Cases | undefined): Cell {
  const same = cases.find((id) => held?.get(id)?.verdict === verdict);
  return { verdict, case: same ?? cases[0] ?? null };
}
