import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  compareLoads,
  compareRuns,
  ComparisonProblem,
  exitCodeOf,
  loadRules,
  readAcceptFile,
  readKnown,
  readLoads,
  readRun,
  renderLoadComparison,
  weigh,
  writeAcceptFile,
  writeComparison,
  type FailOn,
  type StoredRun,
} from '../comparison';
import type { LoadResult } from '../load';
import { slug, slugMoment } from '../report';
import { root } from '../checkout';

/** What `compare` is asked for on the command line. */
export interface CompareOptions {
  before: string;
  after: string;
  /** Folders of further runs of the BEFORE server. */
  controls: readonly string[];
  accept?: string;
  writeAccept?: string;
  rules?: string;
  failOn: FailOn;
  out?: string;
}

/**
 * Compares two run folders, prints what matters most, and writes `compare.html`, `.json`, `.md` and `.txt`.
 * @returns the exit code of the contract
 * @throws ComparisonProblem where a folder or file cannot be used, before anything is written
 */
export function compare(options: CompareOptions, now = new Date()): number {
  const loads = readLoads(options.before, options.after);
  if (loads) return compareTwoLoads(loads, options, now);
  const rules = loadRules(options.rules);
  const accepted = options.accept === undefined ? [] : readAcceptFile(options.accept);
  const known = readKnown(options.writeAccept);
  const [before, after] = [readRun(options.before), readRun(options.after)];
  const comparison = compareRuns(before, after, { controls: options.controls.map(readRun), rules });
  const software = { before: softwareOf(before), after: softwareOf(after) };
  const whole = comparison.obstacles.length === 0;
  const weighed = weigh(comparison.differences, { accepted, failOn: options.failOn, software, now, whole });
  const out = path.resolve(options.out ?? folderFor(after.results.target.name, now));
  if ([options.before, options.after].some((folder) => path.resolve(folder) === out))
    throw new ComparisonProblem(`--out ${out} is one of the runs that are compared: name another folder`);
  const { report, text } = writeComparison(out, { comparison, weighed, failOn: options.failOn });
  process.stdout.write(text);
  if (options.writeAccept !== undefined) {
    writeAcceptFile(options.writeAccept, comparison.differences, { known, versions: software, now });
    console.log(
      `Written to ${options.writeAccept}: ${counted(comparison.differences.length)}; say there who accepts each and why, and take out what nobody does.`,
    );
  }
  return exitCodeOf(report);
}

/** What changed between two loads, on the terminal and in `compare-loads.txt` and `compare-loads.json`. */
function compareTwoLoads(
  { before, after }: { before: LoadResult; after: LoadResult },
  { failOn, out, ...others }: CompareOptions,
  now: Date,
): number {
  if (others.controls.length > 0 || [others.accept, others.writeAccept, others.rules].some((file) => file))
    throw new ComparisonProblem(
      '--control, --accept, --write-accept and --rules are for run folders, and these are loads: leave them out',
    );
  const comparison = compareLoads(before, after, failOn);
  const folder = path.resolve(out ?? folderFor(`load ${after.target.name}`, now));
  mkdirSync(folder, { recursive: true });
  const text = renderLoadComparison(comparison, path.join(folder, 'compare-loads.txt'));
  writeFileSync(path.join(folder, 'compare-loads.txt'), text);
  writeFileSync(path.join(folder, 'compare-loads.json'), `${JSON.stringify(comparison, null, 2)}\n`);
  process.stdout.write(text);
  return comparison.exitCode;
}

function softwareOf({ results }: StoredRun): string {
  return results.target.software ?? 'unknown';
}

function folderFor(name: string, now: Date): string {
  return path.join(root, 'reports', 'comparisons', `${slug(name)}-${slugMoment(now)}`);
}

function counted(count: number): string {
  return count === 1 ? '1 difference' : `${String(count)} differences`;
}
