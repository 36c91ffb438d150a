import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { faults } from '../faults';
import { readFeatures } from '../judgement/catalogue/cases';
import { loadCatalogue } from '../judgement/catalogue/catalogue';
import { cover } from '../judgement/catalogue/coverage';
import type { Results } from '../judgement/verdict';
import {
  makeSetting,
  readChapters,
  readExercised,
  readRecord,
  renderSpecification,
  signStatement,
  stateResults,
  verifyRecord,
  type Envelope,
  type KeyFile,
  type Statement,
} from '../specification';
import type { Language } from '../language/language';
import { UsageError } from './usage-error';

/** What `spec` is asked for on the command line. */
export interface SpecOptions {
  /** The run folder whose verdicts stand in the page; none for the rules alone. */
  run?: string;
  language: Language;
  /** Check the record of the run, and write nothing. */
  verify: boolean;
  /** A key in PEM: private to sign the record, public to check it. */
  key?: string;
  /** Who sees to open deviations: `ID=who`, or `who` for all others. */
  owners: readonly string[];
  /** Where the page goes. */
  out?: string;
}

const recordName = 'acceptance.json';

/**
 * Writes the specification as a page, with a run its verdicts and an acceptance record beside its `results.json`; or
 * checks such a record.
 * @returns 0, or 1 where a record does not hold
 * @throws UsageError on a run folder, record or key that is not there
 */
export function spec(options: SpecOptions, print: (line: string) => void = console.log): number {
  if (options.verify) return verify(options, print);
  const { run, language, key } = options;
  const results = run === undefined ? null : readResults(run);
  const catalogue = loadCatalogue();
  const keyFile = readKeyFile(key);
  if (keyFile && !results)
    throw new UsageError('--key signs the record of a run: wanted spec RUN --key FILE');
  const record =
    results && run !== undefined
      ? makeRecord(
          run,
          stateResults(results.text, catalogue, new Map(options.owners.map(readOwner))),
          keyFile,
        )
      : null;
  const page = renderSpecification({
    setting: makeSetting({
      language,
      catalogue,
      exercised: readExercised(faults),
      results: results?.results ?? null,
    }),
    chapters: readChapters(language),
    covered: cover(catalogue, readFeatures().cases),
    statement: record?.statement ?? null,
    keyId: record?.envelope?.signatures[0]?.keyid ?? null,
  });
  const file =
    options.out ?? path.join(run ?? '', `specification${language === 'en' ? '' : `.${language}`}.html`);
  write(file, page);
  print(`Specification: ${file}`);
  if (run === undefined || !record) return 0;
  const { envelope, statement } = record;
  const beside = path.join(run, recordName);
  write(beside, `${JSON.stringify(envelope ?? statement, null, 2)}\n`);
  print(`Acceptance record: ${beside}, ${envelope ? 'signed' : 'unsigned: --key FILE signs it'}.`);
  return 0;
}

interface SomeRecord {
  statement: Statement;
  /** Null where nobody signed it. */
  envelope: Envelope | null;
}

/**
 * The record of a run. One that was signed stays as it is, with the owners it names, where it is about the same results.
 * @throws UsageError where it is about others
 */
function makeRecord(run: string, statement: Statement, key: KeyFile | null): SomeRecord {
  if (key) return { statement, envelope: signStatement(statement, key.pem, key.file) };
  const file = path.join(run, recordName);
  const kept = existsSync(file) ? readKept(file) : null;
  if (!kept?.envelope) return { statement, envelope: null };
  const sha256 = (of: Statement): string | undefined => of.subject[0]?.digest.sha256;
  if (sha256(kept.statement) === sha256(statement)) return kept;
  throw new UsageError(
    `${file}: wanted a record of this results.json, found a signed one of another; move it away, or sign anew by --key`,
  );
}

function readKept(file: string): SomeRecord | null {
  try {
    return readRecord(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function verify({ run, key }: SpecOptions, print: (line: string) => void): number {
  if (run === undefined)
    throw new UsageError('--verify checks the record of a run: wanted spec RUN --verify');
  const { text } = readResults(run);
  const file = path.join(run, recordName);
  const record = read(file, `spec ${run} writes it`);
  try {
    readRecord(record);
  } catch {
    throw new UsageError(
      `${file}: wanted a record in JSON, found something else; spec ${run} writes it anew`,
    );
  }
  const { holds, sentences } = verifyRecord(record, text, loadCatalogue(), readKeyFile(key));
  for (const sentence of sentences) print(sentence);
  print(holds ? 'The record holds.' : 'The record does not hold.');
  return holds ? 0 : 1;
}

function readResults(run: string): { text: string; results: Results } {
  const file = path.join(run, 'results.json');
  const text = read(file, 'name the folder of a run, such as reports/embedded/latest');
  try {
    const results = JSON.parse(text) as Results | { schema: unknown };
    if (results.schema === 1) return { text, results: results as Results };
  } catch {
    // told below
  }
  throw new UsageError(`${file}: wanted results of schema 1, found something else; run the suite again`);
}

function readKeyFile(file: string | undefined): KeyFile | null {
  return file === undefined
    ? null
    : { file, pem: read(file, 'openssl genpkey -algorithm ed25519 makes a key') };
}

function readOwner(said: string): [string, string] {
  const [, id, who] = /^([A-Z][\w.-]*)=(.+)$/.exec(said) ?? [];
  return id !== undefined && who !== undefined ? [id, who] : ['*', said];
}

function read(file: string, advice: string): string {
  if (!existsSync(file)) throw new UsageError(`${file}: wanted this file, found none; ${advice}`);
  return readFileSync(file, 'utf8');
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file}: wanted to write it, found ${reason}; --out names another place`);
  }
}
