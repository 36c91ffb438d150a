import { linksOf } from './link';
import { states, targetOf, type Matrix, type TargetHistory } from './matrix';
import type { MatrixReport } from './report-shape';
import { describeHistory } from './sentences';

type Since = NonNullable<MatrixReport['requirements'][number]['histories'][number]['since']>;

/** Puts runs side by side into the shape of `matrix.json`. @param out the folder it is written to */
export function buildMatrixReport({ runs, notes, rows }: Matrix, out: string): MatrixReport {
  const links = runs.map((run) => linksOf(run, out));
  const told: MatrixReport['runs'] = runs.map((run, column) => ({
    folder: run.folder,
    target: targetOf(run),
    software: run.results.target.software,
    startedAt: run.results.startedAt,
    profile: run.results.profile,
    suite: run.results.suite.version,
    verdict: run.results.verdict,
    link: links[column]?.run ?? null,
  }));
  const count = (state: (typeof states)[number]): number => rows.filter((row) => row.state === state).length;
  return {
    schema: 1,
    runs: told,
    notes,
    counts: Object.fromEntries(states.map((state) => [state, count(state)])) as MatrixReport['counts'],
    requirements: rows.map(({ id, level, title, state, cells, histories }) => ({
      ...{ id, level, title, state },
      cells: cells.map(
        (cell, column) => cell && { verdict: cell.verdict, link: links[column]?.of(id, cell) ?? '' },
      ),
      histories: histories.map((history) => shapeHistory(history, told)),
    })),
  };
}

function shapeHistory(
  { target, state, since, flaky, held, unjudged }: TargetHistory,
  runs: MatrixReport['runs'],
): MatrixReport['requirements'][number]['histories'][number] {
  const shaped = { target, state, since: since && shapeSince(since, runs), flaky, held, unjudged };
  return { ...shaped, sentence: describeHistory(shaped, runs) };
}

function shapeSince(
  { verdict, column, before }: NonNullable<TargetHistory['since']>,
  runs: MatrixReport['runs'],
): Since {
  const [first, previous] = [runs[column], before === null ? undefined : runs[before]];
  const software = first?.software ?? null;
  const softwareBefore = previous?.software ?? null;
  return {
    verdict: verdict as Since['verdict'],
    run: column,
    startedAt: first?.startedAt ?? '',
    software,
    before,
    softwareBefore,
    softwareChanged: previous !== undefined && software !== softwareBefore,
  };
}
