import { parse } from '../protocol/xml/parse';
import { holds, select, textOf, textsOf } from '../protocol/xml/query';
import type { Header, TlsFacts, Transcript } from '../protocol/wire/transcript';
import { isUpgrade, statusOf } from './network-row';

/** What the server offered, as its own words on the wire say. The shape of `offer.json`. */
export interface Offer {
  /** What the server says it is: its version answer, else its caps node, else its Server header; or null. */
  software: string | null;
  handshake: { status: string; headers: Header[] } | null;
  tls: TlsFacts | null;
  mechanisms: string[];
  features: { beforeAuthentication: Feature[]; afterAuthentication: Feature[] };
  caps: { node: string; ver: string; hash: string } | null;
  disco: Disco[];
}

/** A child of `<stream:features/>`. */
export interface Feature {
  name: string;
  namespace: string;
}

/** What one entity said about itself. XEP-0030, section 3.1. */
export interface Disco {
  from: string;
  identities: { category: string; type: string; name: string }[];
  features: string[];
}

type Document = Extract<ReturnType<typeof parse>, { ok: true }>['document'];

/** Reads the offer from a run's conversations: of each thing the first time it was said. */
export function readOffer(transcripts: readonly Transcript[], domain: string): Offer {
  const upgrade = transcripts
    .flatMap(({ entries }) => entries.filter(isUpgrade))
    .find((entry) => statusOf(entry) === '101');
  const seen = new Set<string>();
  const documents = transcripts.flatMap((transcript) => readDocuments(transcript, seen));
  const find = (expression: string, authenticated?: boolean): Document | undefined =>
    documents.find(
      (said) =>
        (authenticated === undefined || said.authenticated === authenticated) &&
        holds(expression, said.document, { domain }),
    )?.document;
  const before = find('/stream:features', false);
  const after = find('/stream:features', true);
  const version = find(
    '/client:iq[@type="result" and (not(@from) or @from=$domain)]/version:query/version:name',
  );
  const caps = readCaps(find('/stream:features/caps:c'));
  const server = upgrade?.response?.headers.find(([name]) => name.toLowerCase() === 'server')?.[1];
  return {
    software: (version ? nameSoftware(version) : null) ?? caps?.node ?? server ?? null,
    handshake: upgrade?.response
      ? { status: upgrade.response.line, headers: upgrade.response.headers }
      : null,
    tls: transcripts.flatMap(({ connections }) => connections.flatMap(({ tls }) => tls ?? []))[0] ?? null,
    mechanisms: before ? textsOf('/stream:features/sasl:mechanisms/sasl:mechanism', before) : [],
    features: { beforeAuthentication: readFeatures(before), afterAuthentication: readFeatures(after) },
    caps,
    disco: readDisco(documents.map(({ document }) => document)),
  };
}

/**
 * What the server said on each connection, and whether it had accepted the client before (RFC 6120, section 6.4.6).
 * @param seen what was read before, to the letter: most of what a server offers it offers in every case
 */
function readDocuments(
  { entries }: Transcript,
  seen: Set<string>,
): { document: Document; authenticated: boolean }[] {
  const accepted = new Set<number>();
  return entries.flatMap((entry) => {
    if (entry.kind !== 'frame' || entry.direction !== 'received' || entry.type !== 'text') return [];
    if (entry.text.includes('<success')) accepted.add(entry.connection);
    if (!/features|disco#info|jabber:iq:version/.test(entry.text)) return [];
    const authenticated = accepted.has(entry.connection);
    const key = `${String(authenticated)} ${entry.text}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const parsed = parse(entry.text);
    return parsed.ok ? [{ document: parsed.document, authenticated }] : [];
  });
}

function readFeatures(document: Document | undefined): Feature[] {
  if (!document) return [];
  return select('/stream:features/*', document).map((element) => ({
    name: textOf('local-name()', element),
    namespace: textOf('namespace-uri()', element),
  }));
}

function readCaps(document: Document | undefined): Offer['caps'] {
  if (!document) return null;
  const of = (name: string): string => textOf(`/stream:features/caps:c/@${name}`, document);
  return { node: of('node'), ver: of('ver'), hash: of('hash') };
}

function nameSoftware(document: Document): string | null {
  const parts = ['name', 'version'].map((part) =>
    textOf(`/client:iq/version:query/version:${part}`, document),
  );
  return parts.join(' ').trim() || null;
}

function readDisco(documents: readonly Document[]): Disco[] {
  const answers = documents.filter((document) =>
    holds('/client:iq[@type="result"]/info:query[not(@node)]', document),
  );
  const said = answers.map((document): Disco => {
    const from = textOf('/client:iq/@from', document);
    const identities = select('/client:iq/info:query/info:identity', document).map((identity) => ({
      category: textOf('@category', identity),
      type: textOf('@type', identity),
      name: textOf('@name', identity),
    }));
    return { from, identities, features: textsOf('/client:iq/info:query/info:feature/@var', document) };
  });
  return said.filter(({ from }, position) => said.findIndex((other) => other.from === from) === position);
}
