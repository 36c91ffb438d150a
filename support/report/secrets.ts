import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { encodings } from '../protocol/wire/redact';
import { credentialsIn, escapesOf, leastSearched, patternOf } from '../protocol/wire/secret-pattern';

/**
 * Searches everything written beneath a folder for every encoding of every secret, and of short ones for whole
 * PLAIN messages (RFC 4616, section 2) that carry them. Returns the files that hold one, sorted, relative to the folder; never the
 * secret itself. Empty secrets are passed over. What `cucumber.html` holds packed is what `messages.ndjson` says.
 * @param only the entries of the folder that are searched, such as what the run wrote; all but `except` unless given
 */
export async function findSecrets(
  folder: string,
  secrets: readonly string[],
  { only, except }: { only?: readonly string[]; except?: string } = {},
): Promise<string[]> {
  const searched = secrets.filter((secret) => secret !== '');
  const forms = searched.filter((secret) => secret.length >= leastSearched).flatMap(formsOf);
  // of a longer secret the encodings are found inside PLAIN messages too, at whichever offset
  const short = searched.filter((secret) => secret.length < leastSearched);
  const patterns = searched.flatMap((secret) => patternOf(secret) ?? []);
  const mayBeEncoded = escapesOf(searched);
  // most lines hold no escape at all, and then nothing that `forms` would not find
  const linesOf = (text: string): string[] =>
    searched.some((secret) => secret.includes('\n')) ? [text] : text.split('\n');
  const holdsEncoded = (text: string): boolean =>
    mayBeEncoded.test(text) &&
    linesOf(text).some(
      (line) => mayBeEncoded.test(line) && patterns.some((pattern) => line.search(pattern) !== -1),
    );
  const within = (await readdir(folder)).filter((name) => (only ?? [name]).includes(name) && name !== except);
  const found: string[] = [];
  // one after the other: a report can be many megabytes
  for (const file of within.flatMap((name) => filesIn(path.join(folder, name)))) {
    const text = readFileSync(file, 'utf8');
    const holds =
      forms.some((form) => text.includes(form)) ||
      holdsEncoded(text) ||
      credentialsIn(text, short).length > 0;
    if (holds) {
      found.push(path.relative(folder, file));
    }
  }
  return found.sort();
}

/** The files beneath a path, or the path where it is one. */
function filesIn(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place];
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** A secret's encodings, and those again as a JSON text inside JSON or inside a page's script shows them. */
function formsOf(secret: string): string[] {
  const nested = encodings(secret).flatMap((form) => {
    const once = JSON.stringify(form).slice(1, -1);
    const twice = JSON.stringify(once).slice(1, -1);
    return [form, once, twice].flatMap((text) => [text, text.replaceAll('/', '\\/'), escapeScript(text)]);
  });
  return [...new Set(nested)];
}

function escapeScript(text: string): string {
  return text.replaceAll('<', '\\x3C').replaceAll('/', '\\x2F');
}
