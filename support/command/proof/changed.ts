import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../checkout';
import { faults, type Fault } from '../../faults';
import type { Case } from '../../judgement/catalogue/cases';

/** Faults that a proof of a change tries at most: they are as many as a gate has the time for. */
const most = 60;

/** A line that a change has added or taken away, and the file it stands in, relative to the checkout. */
export interface ChangedLine {
  file: string;
  text: string;
}

/** The lines that differ between a commit and the working tree. @throws Error where git knows no such commit */
export function readChange(since: string): ChangedLine[] {
  const diff = execFileSync(
    'git',
    ['diff', '--unified=0', '--no-color', since, '--', 'features', 'support'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  let file = '';
  return diff.split('\n').flatMap((line) => {
    const named = /^\+\+\+ b\/(.*)$/.exec(line);
    if (named) file = named[1] ?? '';
    return /^[+-](?![+-]{2})/.test(line) ? [{ file, text: line.slice(1) }] : [];
  });
}

/**
 * The faults that a change can reach: those named in its lines, those that break a rule whose feature or catalogue entry
 * it changes. Of too many every n-th is taken.
 */
export function reachedByChange(change: readonly ChangedLine[], cases: readonly Case[]): Fault[] {
  const files = new Set(change.map(({ file }) => file));
  const rules = new Set([
    ...cases.filter(({ feature }) => files.has(feature)).flatMap(({ requirements }) => requirements),
    ...change.flatMap(({ text }) => text.match(/\b(?:RFC|XEP|FIN|DOC)[\w.]*-[\w.-]*\w/g) ?? []),
  ]);
  const named = change.flatMap(({ text }) => text.match(/[a-z][a-z0-9.]*(?:-[a-z0-9.]+)+/g) ?? []);
  const names = new Set([...named, ...crossingsNamed(change)]);
  const reached = faults.filter(
    ({ name, breaks }) => names.has(name) || breaks.some((rule) => rules.has(rule)),
  );
  const every = Math.ceil(reached.length / most);
  return every <= 1 ? reached : reached.filter((_, index) => index % every === 0);
}

const crossingsFile = 'support/faults/crossing/crossings.yaml';

/** A changed line of the table of crossings names a mutation; its step stands above it. */
function crossingsNamed(change: readonly ChangedLine[]): string[] {
  const changed = new Set(change.filter(({ file }) => file === crossingsFile).map(({ text }) => text));
  if (changed.size === 0) return [];
  let step = '';
  const lines = readFileSync(path.join(root, crossingsFile), 'utf8').split('\n');
  return lines.flatMap((line) => {
    step = /^([a-z-]+):$/.exec(line)?.[1] ?? step;
    const mutation = /^ {2}([a-z0-9-]+):/.exec(line)?.[1];
    return mutation !== undefined && changed.has(line) ? [`${step}.${mutation}`] : [];
  });
}
