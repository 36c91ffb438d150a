import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Finding, KnownDeviation, KnownDeviations } from '../verdict';
import { holdsFor } from './release';
import { listShape, type DeviationList, type DeviationRow } from './shape';
import { matchesSignature } from './signature';

/** The shipped lists by the name a target file gives; a product's name stands for all of its generations. */
export const shippedLists: Readonly<Record<string, readonly string[]>> = {
  openfire: ['openfire-4', 'openfire-5'],
  'openfire-4': ['openfire-4'],
  'openfire-5': ['openfire-5'],
};

/** The files of the shipped lists. @throws Error naming file and key where one breaks the shape */
export function readList(name: string): DeviationList {
  const file = path.join(__dirname, `${name}.yaml`);
  const checked = listShape.safeParse(parse(readFileSync(file, 'utf8')));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Error(
    `${name}.yaml holds no list of known deviations: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}

/** A row with the words that a report gives as the reason. */
interface Listed extends KnownDeviation {
  row: DeviationRow;
}

/** The rows of some lists that may hold for a server, as judging needs them. */
class Deviations implements KnownDeviations {
  constructor(readonly rows: readonly Listed[]) {}

  find(caseId: string, finding: Finding): KnownDeviation | undefined {
    return this.rows.find(
      ({ requirement, cases, row }) =>
        requirement === finding.requirement && cases.includes(caseId) && matchesSignature(row.came, finding),
    );
  }
}

/**
 * The deviations that hold for a release of a product.
 * @param lists names of shipped files
 * @param release such as `4.7.5`; null where the server did not say, and then those of every release
 */
export function deviationsOf(lists: readonly DeviationList[], release: string | null): KnownDeviations {
  const rows = lists.flatMap((list) =>
    list.deviations
      .filter((row) => holdsFor(release, { from: row.from ?? list.from, below: row.below ?? list.below }))
      .map((row) => ({
        row,
        requirement: row.requirement,
        cases: row.cases,
        because: `known of ${list.product} ${list.releases}: ${row.mark}, ${lowered(row.what)}`,
      })),
  );
  return new Deviations(rows);
}

/** A sentence as it stands inside another. */
function lowered(sentence: string): string {
  const start = sentence.charAt(0);
  const first = /^(?:[A-Z]{2}|<)/.test(sentence) ? start : start.toLowerCase();
  return `${first}${sentence.slice(1).replace(/\.$/, '')}`;
}
