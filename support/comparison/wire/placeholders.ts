import type { StoredConversation } from '../run/shape';
import { nameMoments, shapeOf } from './value-shape';

/** A text with what differs from run to run by design named by where it comes from. */
export type Naming = (text: string) => string;

/** Parts of the target file that stand in texts as words of their own. */
const addresses = /^(?:authority|rest|domain|pubsub)(?:\.folded)?$/;
const accounts = /^(?:agent|peer|publisher)(?:\.folded)?$/;

/**
 * How the texts of one conversation are named: what the suite made up by its kind, what the target file gave by its key,
 * and what the server made up by its shape.
 */
export function makeNaming(conversation: StoredConversation): Naming {
  const { invented = [], given = [] } = conversation;
  const plain = new Map([
    ...serverMade(conversation),
    ...given
      .filter(({ name }) => addresses.test(name))
      .map(({ name, value }) => [value, `‹${baseOf(name)}›`] as const),
    ...requested(conversation),
    ...invented.filter((each) => !mayBePart(each)).map(nameInvented),
  ]);
  const parts = new Map(invented.filter(mayBePart).map(nameInvented));
  const nameAccounts = accountNaming(given);
  const whole = matcher([...plain.keys()], true);
  const anywhere = matcher([...parts.keys()], false);
  return (text) =>
    nameMoments(nameAccounts(text))
      .replace(whole, (value) => plain.get(value) ?? value)
      .replace(anywhere, (value) => parts.get(value) ?? value);
}

type Invented = NonNullable<StoredConversation['invented']>[number];
type Given = NonNullable<StoredConversation['given']>;

/** Letters may stand right beside it: what is written in hexadecimal, and words of which a case makes longer ones. */
function mayBePart({ kind, form }: Invented): boolean {
  return form === 'hex' || kind === 'word';
}

/** Which of them it is says nothing. */
const ids = /^(?:id|fence|message|request)$/;

/** Ids count as ids; of all else it matters which one it is. */
function nameInvented({ kind, name, value }: Invented): [string, string] {
  return [value, ids.test(kind) ? '‹id›' : `‹${name}›`];
}

function baseOf(name: string): string {
  return name.replace(/\.folded$/, '');
}

/** Matches any of these values; whole where no letter or digit may stand beside them. */
function matcher(values: readonly string[], whole: boolean): RegExp {
  const usable = values.filter((value) => value.length > 1 && value !== '[redacted]');
  if (usable.length === 0) return /(?!)/g;
  const any = usable
    .sort((one, other) => other.length - one.length)
    .map(escape)
    .join('|');
  return new RegExp(whole ? `(?<![A-Za-z0-9])(?:${any})(?![A-Za-z0-9])` : any, 'g');
}

/** Resources that were asked for, and ids of requests that are no invention: the suite's by the direction they went. */
function requested({ entries }: StoredConversation): [string, string][] {
  const named = new Map<string, string>();
  let resources = 0;
  for (const entry of entries) {
    if (entry.kind !== 'frame' || entry.direction !== 'sent' || entry.type !== 'text') continue;
    const [, id] = /^<[^>]*?\sid=['"]([^'"]+)['"]/.exec(entry.text) ?? [];
    if (id !== undefined && id.length > 4 && !named.has(id)) named.set(id, '‹id›');
    const [, resource] = /<resource>([^<]+)<\/resource>/.exec(entry.text) ?? [];
    if (resource === undefined || resource.length > 200 || named.has(resource)) continue;
    resources += 1;
    named.set(resource, resources === 1 ? '‹resource›' : `‹resource ${String(resources)}›`);
  }
  return [...named];
}

const serverOrigins = [
  /^<open\b[^>]*?\sid=['"]([^'"]{6,})['"]/,
  /<jid>[^<]*\/([^<]{6,})<\/jid>/,
  /<subscription\b[^>]*?\ssubid=['"]([^'"]{4,})['"]/,
  /<create\b[^>]*?\snode=['"]([^'"]{6,})['"]/,
];

/** What the server made up and both sides then repeat: ids of the stream, resources, subscription ids, nodes. */
function serverMade({ entries }: StoredConversation): [string, string][] {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'frame' || entry.direction !== 'received' || entry.type !== 'text') return [];
    return serverOrigins.flatMap((origin): [string, string][] => {
      const [, value] = origin.exec(entry.text) ?? [];
      return value === undefined ? [] : [[value, shapeOf(value)]];
    });
  });
}

/** Behind the name of an id that is spelled otherwise than in the target file. */
export const inAnotherCase = ' in another case';

const namings = new Map<string, Naming>();

/** Names accounts where they stand as such, and the ids of user and team in nodes and paths. */
function accountNaming(given: Given): Naming {
  const key = JSON.stringify(given.filter(({ name }) => !addresses.test(name)));
  const known = namings.get(key);
  if (known) return known;
  const roles = new Map(
    given
      .filter(({ name }) => accounts.test(name))
      .map(({ name, value }) => [value.toLowerCase(), baseOf(name)]),
  );
  const any = [...roles.keys()].map(escape).join('|');
  const places =
    any === ''
      ? /(?!)/g
      : new RegExp(`(?<![\\w.-])(?:${any})(?=@)|(?<=[>'"]|&gt;|authcid )(?:${any})(?=[<'"\\]]|&lt;)`, 'gi');
  const nodes = given.flatMap(({ name, value }) => {
    if (name !== 'user' && name !== 'team') return [];
    const [, id = ''] = /\/(.*)$/s.exec(value) ?? [];
    // either may be spelled otherwise, and then shows
    const [word = ''] = value.split('/');
    const path = new RegExp(`(?<=/)(${escape(word)})/(${escape(id)})(?![\\w.-])`, 'gi');
    const label = (_all: string, kept: string, found: string): string =>
      `${kept}/‹${name}${found === id ? '' : inAnotherCase}›`;
    return [{ path, label }];
  });
  const naming: Naming = (text) =>
    nodes.reduce(
      (sofar, { path, label }) => sofar.replace(path, label),
      text.replace(places, (name) => `‹${roles.get(name.toLowerCase()) ?? name}›`),
    );
  namings.set(key, naming);
  return naming;
}

function escape(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
