import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../checkout';
import type { Demand, Requirement } from './requirement';

export { demands, subjects } from './requirement';
export type { Demand, Level, Provenance, Requirement, Severity, Subject } from './requirement';

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

const cacheFolder = join(root, 'node_modules/.cache/finesse-conformance');
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
  const cache = join(cacheFolder, `catalogue-${hash.digest('hex').slice(0, 16)}.json`);
  const cached = readCache(cache);
  if (cached) return cached;
  const requirements = files.flatMap(({ folder, text }) => parseEntries(text, folder));
  writeCache(cache, requirements);
  return requirements;
}

function parseEntries(text: string, folder: string): Requirement[] {
  return (parse(text) as Entry[]).map(({ see_also: seeAlso = [], demands = [], ...entry }) => ({
    ...entry,
    seeAlso,
    demands,
    folder,
  }));
}

function readCache(path: string): Requirement[] | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Requirement[];
  } catch {
    return undefined;
  }
}

/** Written whole under another name first, since several processes may start at once; where it cannot be, it is not. */
function writeCache(path: string, requirements: readonly Requirement[]): void {
  try {
    mkdirSync(cacheFolder, { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(requirements));
    renameSync(draft, path);
  } catch {
    // a read-only checkout parses the YAML each time
  }
}
