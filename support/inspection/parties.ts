import { parse } from '../protocol/xml/parse';
import { textOf } from '../protocol/xml/query';
import type { Conversation } from './conversation';

/** What the two sides of a conversation are called, as far as it tells. */
export interface Parties {
  url: string;
  domain: string;
  pubsub: string;
  username: string;
  /** The resource that was asked for, or was bound. */
  resource: string;
  /** The full JID that was bound, or that stanzas were sent to. */
  fullJid: string | null;
  isBindShown: boolean;
  userId: string;
  teamId: string;
  /** By the names that features give them. */
  nodes: Record<string, string>;
  isFinesse: boolean;
}

/** Reads from a conversation whom it was between; what it leaves open is filled with what the documents have. */
export function readParties({ said, url }: Conversation): Parties {
  const texts = said.flatMap((each) => (each.kind === 'said' && each.type === 'text' ? [each] : []));
  const values = (direction: 'sent' | 'received', expression: string): string[] =>
    texts.flatMap((each) => {
      if (each.direction !== direction) return [];
      const parsed = parse(each.text);
      const value = parsed.ok ? textOf(`string(${expression})`, parsed.document) : '';
      return value === '' ? [] : [value];
    });
  const first = (direction: 'sent' | 'received', ...expressions: string[]): string =>
    expressions.flatMap((expression) => values(direction, expression))[0] ?? '';
  const bound = first('received', '/client:iq/bind:bind/bind:jid');
  const addressees = values('received', '/client:*/@to').filter((to) => to.includes('@'));
  const addressed = addressees.find((to) => to.includes('/')) ?? addressees[0] ?? '';
  const fullJid = bound || addressed || first('sent', '/client:iq/@from') || null;
  const plain = readPlain(first('sent', '/sasl:auth'));
  const host = url !== null && URL.canParse(url) ? new URL(url).hostname : '';
  const domain =
    first('sent', '/framing:open/@to') ||
    domainOf(fullJid ?? '') ||
    first('received', '/framing:open/@from') ||
    domainOfService(first('received', '/client:message/@from')) ||
    host ||
    'unknown.invalid';
  const subscribed = values('sent', '//ps:subscribe/@node');
  const told = values('received', '/client:message/pse:event/pse:items/@node');
  const nodes = [...new Set([...subscribed, ...told])];
  const userId = firstGroup(/^\/finesse\/api\/User\/([^/]+)/, nodes);
  const teamId = firstGroup(/^\/finesse\/api\/Team\/([^/]+)/, nodes);
  return {
    // BOSH has an address of HTTP, and no rule is judged by it
    url: url !== null && URL.canParse(url) ? url.replace(/^http/, 'ws') : `wss://${domain}/ws/`,
    domain,
    pubsub: first('sent', '/client:iq[ps:pubsub]/@to') || `pubsub.${domain}`,
    username: plain || fullJid?.split('@')[0] || '',
    resource: first('sent', '//bind:resource') || fullJid?.split('/')[1] || '',
    fullJid: fullJid === null || fullJid.includes('/') ? fullJid : `${fullJid}/unrecorded`,
    isBindShown: bound !== '',
    userId: userId || plain,
    teamId: teamId || '1',
    nodes: nameNodes(subscribed, nodes, userId),
    isFinesse:
      nodes.some((node) => node.startsWith('/finesse/')) ||
      texts.some(({ text }) => text.includes('/finesse/api/')),
  };
}

/** Of a PLAIN message who signs in; RFC 4616, section 2. */
function readPlain(payload: string): string {
  const parts = Buffer.from(payload, 'base64').toString('utf8').split('\0');
  return parts.length === 3 && /^[^\uFFFD<>&"']+$/.test(parts[1] ?? '') ? (parts[1] ?? '') : '';
}

/** The node of each name that features have, where the client subscribed to another that stands for it. */
function nameNodes(
  subscribed: readonly string[],
  all: readonly string[],
  userId: string,
): Record<string, string> {
  const own = `/finesse/api/User/${userId}`;
  const log =
    subscribed.find((node) => node.endsWith('/ClientLog')) ??
    subscribed.find((node) => node === own) ??
    subscribed.find((node) => node.startsWith(own)) ??
    subscribed.find((node) => !/\/Team\//.test(node));
  const team =
    all.find((node) => /^\/finesse\/api\/Team\/[^/]+\/Users$/.test(node)) ??
    all.find((node) => /\/Team\//.test(node));
  return {
    ...(log !== undefined && { "the user's client log": log }),
    ...(team !== undefined && { "the team's users": team }),
    ...(all.includes(own) && { "the user's state": own }),
  };
}

function firstGroup(pattern: RegExp, values: readonly string[]): string {
  return values.map((value) => pattern.exec(value)?.[1] ?? '').find((value) => value !== '') ?? '';
}

function domainOf(jid: string): string {
  return /@([^/]+)/.exec(jid)?.[1] ?? '';
}

function domainOfService(from: string): string {
  return from.includes('@') ? domainOf(from) : from.replace(/^pubsub\./, '');
}
