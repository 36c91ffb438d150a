import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Matrix } from './matrix';
import { renderMatrixPage } from './page';
import { buildMatrixReport } from './report';
import type { MatrixReport } from './report-shape';
import { renderMatrixText } from './text';

/**
 * Writes `matrix.json`, `matrix.html` and `matrix.txt` into a folder.
 * @returns the report, and the text for the console
 */
export function writeMatrix(folder: string, matrix: Matrix): { report: MatrixReport; text: string } {
  const report = buildMatrixReport(matrix, folder);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  write('matrix.json', `${JSON.stringify(report, null, 2)}\n`);
  write('matrix.html', renderMatrixPage(report));
  const text = renderMatrixText(report, path.join(folder, 'matrix.html'));
  write('matrix.txt', text);
  return { report, text };
}
