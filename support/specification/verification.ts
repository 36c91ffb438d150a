import type { Catalogue } from '../judgement/catalogue/catalogue';
import { isSignedBy, type Envelope } from './envelope';
import { digestOf, stateResults, type Owners, type Statement } from './record';

/** What a record turned out to be, a sentence each; all hold where the record is good. */
export interface Verification {
  holds: boolean;
  sentences: string[];
}

/** A key's text, and where it came from. */
export interface KeyFile {
  pem: string;
  file: string;
}

/**
 * Checks a record against the `results.json` that it is about, and its signature where a key is given.
 * @param record the record's file as text: a statement, or an envelope that holds one
 * @param key that it has to be signed with; null where nobody asks
 * @throws SyntaxError where the record is no JSON
 */
export function verifyRecord(
  record: string,
  results: string,
  catalogue: Catalogue,
  key: KeyFile | null,
): Verification {
  const { statement, envelope } = readRecord(record);
  const digest = statement.subject[0]?.digest.sha256;
  const same = digest === digestOf(results);
  const checks: [boolean, string][] = [
    same
      ? [true, `results.json is the file the record is about (sha256:${digestOf(results)}).`]
      : [
          false,
          `results.json has changed: wanted sha256:${digest ?? 'none'}, found sha256:${digestOf(results)}.`,
        ],
  ];
  if (same) checks.push(checkContent(statement, results, catalogue));
  checks.push(checkSignature(envelope, key));
  return { holds: checks.every(([holds]) => holds), sentences: checks.map(([, sentence]) => sentence) };
}

/** The statement that a record holds, and the envelope around it; null where it is unsigned. */
export function readRecord(record: string): { statement: Statement; envelope: Envelope | null } {
  const read = JSON.parse(record) as Statement | Envelope;
  if (!('payload' in read)) return { statement: read, envelope: null };
  const payload = Buffer.from(read.payload, 'base64').toString('utf8');
  return { statement: JSON.parse(payload) as Statement, envelope: read };
}

/** What a record says has to follow from the results; who sees to a deviation is for people to say. */
function checkContent(statement: Statement, results: string, catalogue: Catalogue): [boolean, string] {
  const owners: Owners = new Map(
    statement.predicate.openDeviations.flatMap(({ requirement, owner }) =>
      owner === null ? [] : [[requirement, owner] as const],
    ),
  );
  const { predicate, ...rest } = stateResults(results, catalogue, owners);
  const said = { ...statement, predicate: { ...statement.predicate, exclusions: [] } };
  const follows = { ...rest, predicate: { ...predicate, exclusions: [] } };
  return sorted(said) === sorted(follows)
    ? [true, `What the record says follows from it: ${predicate.result}, ${predicate.compliance}.`]
    : [false, 'The record says otherwise than results.json: write it anew with spec RUN, and compare.'];
}

/** JSON in which the order of names does not matter. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

function checkSignature(envelope: Envelope | null, key: KeyFile | null): [boolean, string] {
  if (!envelope)
    return key
      ? [false, `The record is unsigned: wanted a signature by ${key.file}; sign it with spec RUN --key.`]
      : [true, 'The record is unsigned: anybody could have written it.'];
  const ids = envelope.signatures.map(({ keyid }) => keyid).join(', ');
  if (!key)
    return [false, `The record is signed by ${ids}: give the public key by --key to check the signature.`];
  return isSignedBy(envelope, key.pem, key.file)
    ? [true, `The signature is by ${key.file} (${ids}).`]
    : [false, `The signature is not by ${key.file}: the record says ${ids}, or was changed since.`];
}
