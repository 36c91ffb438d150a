import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { keep } from '../../../bin/kept';
import type { Demand, Requirement } from './requirement';

export { demands, impacts, subjects } from './requirement';
export { byImpact, describeImpact, impactTexts } from './impact';
export type { Demand, Impact, Level, Provenance, Requirement, Severity, Subject } from './requirement';

/** All requirements, by folder in the order of the data. */
export interface Catalogue {
  requirements: readonly Requirement[];
  get(id: string): Requirement | undefined;
}

/** An entry as the data files spell it. */
type Entry = Omit<Requirement, 'seeAlso' | 'demands' | 'folder'> & {
  see_also?: string[];
  demands?: Demand[];
};

let loaded: Catalogue | undefined;

/**
 * Reads the catalogue from the data files beside this one, once per process. The data is trusted here;
 * `data.test.ts` validates it.
 */
export function loadCatalogue(): Catalogue {
  loaded ??= makeCatalogue(readRequirements());
  return loaded;
}

/** A catalogue of the given requirements. */
export function makeCatalogue(requirements: readonly Requirement[]): Catalogue {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  return { requirements, get: (id) => byId.get(id) };
}

/**
 * Parsing the YAML takes an eighth of a second in every process, so its result is kept under the hash of what was parsed:
 * a stale copy is never read, and a missing one costs that time only.
 */
function readRequirements(): Requirement[] {
  const files = readdirSync(__dirname)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ folder: basename(name, '.yaml'), text: readFileSync(join(__dirname, name), 'utf8') }));
  const hash = createHash('sha256').update(readFileSync(__filename)).update(JSON.stringify(files));
  const kept = keep(`catalogue-${hash.digest('hex').slice(0, 16)}.json`, () =>
    JSON.stringify(files.flatMap(({ folder, text }) => parseEntries(text, folder))),
  );
  return JSON.parse(kept) as Requirement[];
}

function parseEntries(text: string, folder: string): Requirement[] {
  return (parse(text) as Entry[]).map(({ see_also: seeAlso = [], demands = [], ...entry }) => ({
    ...entry,
    seeAlso,
    demands,
    folder,
  }));
}
