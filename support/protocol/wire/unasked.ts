import { namespaces } from '../xml/namespaces';
import { readStartTag, type StartTag } from '../xml/start-tag';
import type { FrameEntry, Transcript } from './transcript';

/** What the case has said so far, and what came of it. */
interface Doings {
  /** Ids of the stanzas it has sent, on any connection. */
  ids: Set<string>;
  /** Full JIDs that it has bound. */
  addresses: Set<string>;
  /** Namespaces of what the server sends because of a change that the case has made, whichever change it was. */
  changed: Set<string>;
}

const stanzas = ['iq', 'message', 'presence'];
const subscriptionTypes = ['subscribe', 'subscribed', 'unsubscribe', 'unsubscribed'];
const jid = /<(?:[\w.-]+:)?jid[^<>]*>([^<]+)</;

/**
 * Marks the stanzas of a server that nobody has asked for: none that bears the id of one that the case has sent, or a
 * value that it has made up, or is from one of its own addresses; no roster push after a change of the roster, no event
 * after one over REST. Whether and when such a stanza comes is up to the server: it may come in one holding of the case
 * and not in the next.
 */
export function markUnasked({ entries, invented }: Transcript): void {
  const doings: Doings = { ids: new Set(), addresses: new Set(), changed: new Set() };
  const signs = invented.map(({ value }) => value);
  for (const entry of entries) {
    if (entry.kind === 'http' && entry.request.line.startsWith('PUT ')) doings.changed.add(namespaces.pse);
    const tag = entry.kind === 'frame' ? readStanza(entry) : null;
    if (entry.kind !== 'frame' || !tag) continue;
    if (entry.direction === 'sent') noteSaid(entry, tag, doings);
    else if (!isCaused(entry, tag, doings, signs)) entry.unasked = true;
    if (entry.direction === 'received') noteAddress(entry, doings);
  }
}

function readStanza({ type, text }: FrameEntry): StartTag | null {
  const tag = type === 'text' ? readStartTag(text) : null;
  // what a server says in a wrong namespace has a rule of its own
  return tag && stanzas.includes(tag.local) ? tag : null;
}

function isCaused({ text }: FrameEntry, tag: StartTag, doings: Doings, signs: readonly string[]): boolean {
  const { id = '', from = '' } = tag.attributes;
  // to whom it is says nothing of why it came, and a case may have made its own address up
  const content = [...doings.addresses].reduce((rest, own) => rest.replaceAll(own, ''), text);
  return (
    (id !== '' && doings.ids.has(id)) ||
    doings.addresses.has(from) ||
    signs.some((sign) => content.includes(sign)) ||
    [...doings.changed].some((namespace) => text.includes(namespace))
  );
}

function noteSaid({ text }: FrameEntry, { local, attributes }: StartTag, { ids, changed }: Doings): void {
  const { id = '', type = '' } = attributes;
  ids.add(id);
  const sets = local === 'iq' && type === 'set' && text.includes(namespaces.roster);
  if (sets || (local === 'presence' && subscriptionTypes.includes(type))) changed.add(namespaces.roster);
}

function noteAddress({ text }: FrameEntry, { addresses }: Doings): void {
  if (!text.includes(namespaces.bind)) return;
  const [, full = ''] = jid.exec(text) ?? [];
  if (full.includes('/')) addresses.add(full);
}
