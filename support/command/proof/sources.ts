import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../checkout';

/** What a proof is made from: the rules, what tries them, and what they are tried on. */
const rooms = [
  'features',
  'steps',
  'support/suite',
  'support/protocol',
  'support/judgement',
  'support/reference-server',
  'support/faults',
] as const;

const isSource = (name: string): boolean =>
  /\.(?:feature|ts|yaml)$/.test(name) && !/\.test\.ts$/.test(name) && !name.includes('.nl.');

/** A digest of each room's sources, twelve hexadecimal digits of SHA-256; line ends and tests make no difference. */
export function digestSources(checkout: string = root): Record<string, string> {
  return Object.fromEntries(rooms.map((room) => [room, digestRoom(path.join(checkout, room))]));
}

function digestRoom(folder: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter(isSource)
    .sort();
  for (const name of names) {
    const text = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${name}\n${String(text.length)}\n${text}`);
  }
  return hash.digest('hex').slice(0, 12);
}

/** The line of `docs/proof.md` that holds the digests. */
export function writeDigests(digests: Readonly<Record<string, string>>): string {
  return `Made from ${Object.entries(digests)
    .map(([room, digest]) => `${room} \`${digest}\``)
    .join(', ')}.`;
}

/**
 * What of the sources is other now than when a page was written, as one sentence; null where nothing is. A page without
 * digests is older than they are.
 */
export function describeStaleness(page: string, digests: Readonly<Record<string, string>>): string | null {
  const line = page.split('\n').find((each) => each.startsWith('Made from '));
  if (line === undefined)
    return 'docs/proof.md does not say what it was made from: write it anew by `prove` without names.';
  const changed = Object.entries(digests).filter(([room, digest]) => !line.includes(`${room} \`${digest}\``));
  if (changed.length === 0) return null;
  const names = changed.map(([room]) => room).join(', ');
  return `docs/proof.md is stale: since it was written these have changed: ${names}. \`prove\` without names writes it anew.`;
}
