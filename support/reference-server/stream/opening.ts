import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../../protocol/xml/namespaces';
import { attribute, xml, type Xml } from '../../protocol/xml/template';
import { parseJid } from '../jid';
import { makeStreamId } from '../token';
import type { StreamProblem } from './input';
import type { Session } from './session';

/** The server's stream header, attribute by attribute. */
export interface Header {
  from: string | undefined;
  to: string | undefined;
  id: string | undefined;
  lang: string | undefined;
  version: string | undefined;
}

interface Version {
  major: number;
  minor: number;
}

function readVersion(root: Element): Version | null {
  const parts = /^(\d+)\.(\d+)$/.exec(root.getAttribute('version') ?? '');
  return parts ? { major: Number(parts[1]), minor: Number(parts[2]) } : null;
}

/** Opening and restarting a stream (RFC 7395, section 3.4; RFC 6120, section 4.7). */
export const stream = {
  /** The messages that carry one top-level element: RFC 7395, section 3.3.3, asks for exactly one. */
  messages: ((element) => [element]) as (element: string, session: Session) => string[],

  /** The stanzas to send before the client has said anything: none (RFC 7395, section 3.4). */
  greeting: (): Xml[] => [],

  // RFC 7395, 3.3.2
  checkNamespace: (root: Element): StreamProblem | null =>
    ['open', 'close'].includes(root.localName ?? '') && root.namespaceURI !== namespaces.framing
      ? {
          condition: 'invalid-namespace',
          text: `<${root.localName ?? ''}/> belongs to ${namespaces.framing}.`,
        }
      : null,

  // 3.4: a stream begins with <open/>
  checkOpen: (root: Element): StreamProblem | null =>
    root.localName === 'open'
      ? null
      : { condition: 'unsupported-stanza-type', text: 'A stream begins with <open/> (RFC 7395, 3.4).' },

  // RFC 6120, 4.9.3.6; a missing 'to' is forgiven (4.7.2)
  checkHost: (root: Element, domain: string): StreamProblem | null => {
    const to = root.getAttribute('to');
    return to === null || parseJid(to)?.full === domain
      ? null
      : { condition: 'host-unknown', text: `This server is ${domain}.` };
  },

  // RFC 6120, 4.7.5: versions below 1.0 know neither features nor SASL
  checkVersion: (root: Element): StreamProblem | null => {
    if (root.getAttribute('version') === null) return null;
    const version = readVersion(root);
    return version !== null && version.major >= 1
      ? null
      : { condition: 'unsupported-version', text: 'The version is 1.0.' };
  },

  /** The server's header for a client's, which is null where there was none; `failing` where an error follows. */
  header: ((asked, session) => ({
    from: session.server.domain,
    // 4.7.2: 'to' answers a 'from' and nothing else
    to: session.claimed ?? undefined,
    id: session.streamId,
    lang: 'en',
    version: asked ? session.server.behaviour.stream.version(asked) : '1.0',
  })) as (asked: Element | null, session: Session, failing: boolean) => Header,

  /** 4.7.5: the lower of both versions, as two integers; none where the client has none. */
  version: (asked: Element): string | undefined => {
    if (asked.getAttribute('version') === null) return undefined;
    const version = readVersion(asked);
    return version !== null && version.major < 1 ? `${version.major}.${version.minor}` : '1.0';
  },

  // 4.7.3; 4.3.3: a restart has an id of its own
  nextId: (() => makeStreamId()) as (session: Session) => string,

  open: ({ from, to, id, lang, version }: Header): Xml =>
    xml`<open${attribute('to', to)}${attribute('from', from)}${attribute('id', id)} xmlns='${namespaces.framing}'${attribute('xml:lang', lang)}${attribute('version', version)}/>`,

  /** The mechanisms offered before authentication; Finesse has PLAIN alone. */
  mechanisms: ['PLAIN'] as readonly string[],

  featuresBefore: (session: Session): Xml[] => [
    xml`<mechanisms xmlns='${namespaces.sasl}'>${session.server.behaviour.stream.mechanisms.map((name) => xml`<mechanism>${name}</mechanism>`)}</mechanisms>`,
    ...session.server.capabilities(),
  ],

  featuresAfter: (session: Session): Xml[] => [
    xml`<bind xmlns='${namespaces.bind}'/>`,
    xml`<session xmlns='${namespaces.session}'><optional/></session>`,
    ...session.server.capabilities(),
  ],

  features: (children: Xml[]): Xml =>
    xml`<stream:features xmlns:stream='${namespaces.stream}'>${children}</stream:features>`,

  /** The elements that answer an `<open/>`, in order. */
  answer: ((open, features) => [open, features]) as (open: Xml, features: Xml, session: Session) => Xml[],
};

export type StreamPhase = typeof stream;

declare module '../decisions' {
  interface Behaviour {
    stream: StreamPhase;
  }
}

/** Notes what the client's header says of itself. */
export function noteHeader(session: Session, root: Element): void {
  session.header = root;
  session.lang = root.getAttribute('xml:lang');
  const from = root.getAttribute('from');
  session.claimed = from === null ? null : (parseJid(from)?.bare ?? null);
}

/** Writes the server's header with a fresh stream id. */
export function makeOpen(session: Session, failing: boolean): Xml {
  const { stream: phase } = session.server.behaviour;
  session.streamId = phase.nextId(session);
  return phase.open(phase.header(session.header, session, failing));
}

/** Answers an `<open/>`: the header, then the features. */
export function openStream(session: Session, root: Element): void {
  const { stream: phase } = session.server.behaviour;
  noteHeader(session, root);
  const authenticated = session.username !== null;
  const open = makeOpen(session, false);
  const features = phase.features(
    authenticated ? phase.featuresAfter(session) : phase.featuresBefore(session),
  );
  session.stage = authenticated ? 'restarted' : 'open';
  for (const element of phase.answer(open, features, session)) session.send(element);
}
