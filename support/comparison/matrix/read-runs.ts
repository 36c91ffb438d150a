import { realpathSync } from 'node:fs';
import { isUnjudged } from './history';
import { readResults } from '../run/read-run';
import type { StoredResults } from '../run/shape';

/** A run as a matrix needs it: its verdicts, and where it lies. */
export interface HeldRun {
  folder: string;
  results: StoredResults;
}

/**
 * Reads the verdicts of run folders. One that is named twice, such as by `latest`, stands once.
 * @returns the runs in the order of their names, and what a reader should know of them
 * @throws ComparisonProblem where a folder is none of a run
 */
export function readHeldRuns(folders: readonly string[]): { runs: HeldRun[]; notes: string[] } {
  const byPlace = new Map<string, HeldRun>();
  for (const folder of folders) {
    const results = readResults(folder);
    const place = realpathSync(folder);
    if (!byPlace.has(place)) byPlace.set(place, { folder, results });
  }
  const runs = [...byPlace.values()];
  return { runs, notes: describeRuns(runs, folders.length - runs.length) };
}

function describeRuns(runs: readonly HeldRun[], repeated: number): string[] {
  const said: string[] = [];
  const several = (of: (results: StoredResults) => string): string[] =>
    [...new Set(runs.map(({ results }) => of(results)))].sort();
  const suites = several(({ suite }) => suite.version);
  if (suites.length > 1)
    said.push(
      `The runs are of ${String(suites.length)} versions of the suite, ${suites.join(', ')}: what changes from one to another may be the suite's doing, and is not called flaky.`,
    );
  const profiles = several(({ profile }) => profile);
  if (profiles.length > 1)
    said.push(
      `The runs are of ${String(profiles.length)} profiles, ${profiles.join(', ')}: where a requirement was held by other cases, the runs are not counted against each other.`,
    );
  const cut = runs.filter(({ results }) =>
    results.causes.some(({ id }) => id === 'interrupted' || id === 'limits-run'),
  ).length;
  if (cut > 0)
    said.push(`${cut === 1 ? 'A run was' : `${String(cut)} runs were`} cut off before all cases were held.`);
  const dark = runs.filter(({ results }) => isDark(results));
  if (dark.length > 0)
    said.push(
      `${dark
        .map(({ folder }) => folder)
        .slice(0, 3)
        .join(
          ', ',
        )}${dark.length > 3 ? ` and ${String(dark.length - 3)} more` : ''} could judge less than half of what was held: see there what stood in the way.`,
    );
  const silent = runs.filter(({ results }) => results.target.software === null).length;
  if (silent > 0)
    said.push(
      `In ${silent === 1 ? 'a run' : `${String(silent)} runs`} the server did not say what it is: a change of its software does not show there.`,
    );
  if (repeated > 0)
    said.push(
      `${repeated === 1 ? 'A run was' : `${String(repeated)} runs were`} named twice, and stand${repeated === 1 ? 's' : ''} here once.`,
    );
  return said;
}

/** Most of what was held could not be judged, as where the server was down. */
function isDark({ requirements }: StoredResults): boolean {
  return requirements.filter(isUnjudged).length > requirements.length / 2;
}
