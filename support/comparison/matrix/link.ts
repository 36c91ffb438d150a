import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Verdict } from '../../judgement/verdict';
import type { Cell } from './matrix';
import type { HeldRun } from './read-runs';

/** Verdicts whose rules the page of a run tells one by one. */
const told: Partial<Record<Verdict, true>> = { fail: true, warn: true, info: true };

/** Where a run, and what it says of a requirement, is read; relative to the folder of the page where that can be. */
export interface Links {
  run: string | null;
  of: (requirement: string, cell: Cell) => string | null;
}

/** Finds what of a run folder there is to point at. @param out the folder of the page */
export function linksOf({ folder }: HeldRun, out: string): Links {
  const base = hrefOf(folder, out);
  const page = existsSync(path.join(folder, 'report.html')) ? `${base}report.html` : null;
  const wire = path.join(folder, 'wire');
  const conversations = new Set(existsSync(wire) ? readdirSync(wire) : []);
  return {
    run: page ?? (existsSync(path.join(folder, 'summary.md')) ? `${base}summary.md` : null),
    of: (requirement, { verdict, case: caseId }) => {
      if (page !== null && told[verdict]) return `${page}#rule-${requirement}`;
      const name = `${caseId ?? ''}.txt`;
      if (conversations.has(name)) return `${base}wire/${encodeURIComponent(name)}`;
      return page ?? `${base}results.json`;
    },
  };
}

/** The address of a folder, with a slash behind it. */
function hrefOf(folder: string, out: string): string {
  const relative = path.relative(out, path.resolve(folder));
  // on another drive there is no way from one to the other
  if (path.isAbsolute(relative)) return `${pathToFileURL(relative).href}/`;
  const parts = relative.split(path.sep).filter((part) => part !== '');
  return parts.map((part) => `${encodeURIComponent(part)}/`).join('');
}
