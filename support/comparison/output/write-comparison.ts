import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeWeighed } from '../decision/weigh';
import { renderComparePage } from '../page/page';
import { renderMarkdown } from './markdown';
import { buildReport, type Judged, type Report } from './report';
import { renderText } from './text';

/**
 * Writes `compare.json`, `compare.md` and `compare.html` into a folder.
 * @returns the report, and the text for the console and the change ticket
 */
export function writeComparison(folder: string, judged: Judged): { report: Report; text: string } {
  const report = buildReport(judged);
  const decisions = describeWeighed(judged.weighed);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  write('compare.json', `${JSON.stringify(report, null, 2)}\n`);
  write('compare.md', renderMarkdown(report, decisions));
  write('compare.html', renderComparePage(report, judged.comparison, decisions));
  const text = renderText(report, decisions, path.join(folder, 'compare.html'));
  write('compare.txt', text);
  return { report, text };
}
