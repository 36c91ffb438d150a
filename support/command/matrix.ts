import path from 'node:path';
import { buildMatrix, ComparisonProblem, readHeldRuns, writeMatrix } from '../comparison';
import { loadCatalogue } from '../judgement/catalogue/catalogue';
import { slugMoment } from '../report';
import { root } from '../checkout';

/** What `matrix` is asked for on the command line. */
export interface MatrixOptions {
  /** Run folders. */
  runs: readonly string[];
  out?: string;
}

/**
 * Lays runs side by side, prints what is not steady, and writes `matrix.html`, `.json` and `.txt`.
 * @throws ComparisonProblem where a folder cannot be used, before anything is written
 */
export function matrix({ runs, out: folder }: MatrixOptions, now = new Date()): void {
  const held = readHeldRuns(runs);
  const out = path.resolve(folder ?? path.join(root, 'reports', 'comparisons', `matrix-${slugMoment(now)}`));
  if (runs.some((run) => path.resolve(run) === out))
    throw new ComparisonProblem(`--out ${out} is one of the runs: name another folder`);
  const catalogue = loadCatalogue();
  const { text } = writeMatrix(
    out,
    buildMatrix(held, (id) => catalogue.get(id)?.sentence),
  );
  process.stdout.write(text);
}
