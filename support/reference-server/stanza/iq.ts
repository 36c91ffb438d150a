import type { Element } from '@xmldom/xmldom';
import type { Xml } from '../../protocol/xml/template';
import type { Jid } from '../jid';
import type { Session } from '../stream/session';
import { elementsOf, refuse, type Refusal, type Stanza } from './stanza';

/** An iq get or set with its one child. */
export class IqRequest {
  readonly session: Session;
  readonly stanza: Stanza;
  readonly payload: Element;

  constructor(session: Session, stanza: Stanza, payload: Element) {
    this.session = session;
    this.stanza = stanza;
    this.payload = payload;
  }

  get isGet(): boolean {
    return this.stanza.type === 'get';
  }

  /** Sends the result. */
  reply(payload?: Xml): void {
    const { stanzas } = this.session.server.behaviour;
    this.session.send(stanzas.result(stanzas.answer(this.stanza, this.session), payload));
  }

  /** Sends an error. */
  refuse(refusal: Refusal): void {
    refuse(this.session, this.stanza, refusal);
  }
}

export type IqHandler = (request: IqRequest) => void;
/** Handlers by the namespace of the payload. */
export type IqTable = Record<string, IqHandler>;

declare module '../stream/session' {
  interface Server {
    /** Who answers, by whom an iq is for. */
    readonly accountTable: IqTable;
    readonly domainTable: IqTable;
    readonly strangerTable: IqTable;
    readonly pubsubTable: IqTable;
    /** By the bot's full JID. */
    readonly botTables: ReadonlyMap<string, IqTable>;
  }
}

const types = ['get', 'set', 'result', 'error'];

/** The shape of an iq and who answers it (RFC 6120, sections 8.2.3 and 10). */
export const iq = {
  // 8.2.3, rule 2
  checkType: (stanza: Stanza): Refusal | null =>
    types.includes(stanza.type ?? '') ? null : { condition: 'bad-request' },

  // 8.2.3, rule 5
  checkChildren: (stanza: Stanza): Refusal | null =>
    elementsOf(stanza.element).length === 1 ? null : { condition: 'bad-request' },

  // 8.1.3: an iq has an id
  checkId: (stanza: Stanza): Refusal | null =>
    stanza.id === null || stanza.id === '' ? { condition: 'bad-request' } : null,

  onMisshapen: (session: Session, stanza: Stanza, refusal: Refusal): void => refuse(session, stanza, refusal),

  /** 10.3.3: whether an iq for the own account or the server is looked at. */
  handles: (() => true) as (request: IqRequest) => boolean,

  /** 8.2.3, rule 4: a result or error that nobody waits for is dropped. */
  stray: (() => undefined) as (session: Session, stanza: Stanza) => void,

  /** 8.4: what nobody here understands. */
  unknown: (request: IqRequest): void => request.refuse({ condition: 'service-unavailable' }),

  /** Whether an iq of one user reaches a resource of another: with presence authorization (RFC 6121, 8.5.3.1). */
  reaches: (from: Session, to: Session): boolean =>
    from.username === to.username ||
    to.server.contacts.sees(from.address.bare, to.address.bare) ||
    [from.address.bare, from.full].some((jid) => to.directed.has(jid)),

  /** 10.5.3.2, RFC 6121 8.5.3.2.3: a resource that is not there, or not for this sender. */
  noSuchResource: (request: IqRequest): void => request.refuse({ condition: 'service-unavailable' }),

  /** RFC 6120, 10.4.3: other domains are out of reach. */
  remote: (request: IqRequest): void => request.refuse({ condition: 'remote-server-not-found' }),
};

export type Iq = typeof iq;

declare module '../decisions' {
  interface Behaviour {
    iq: Iq;
  }
}

/** Handles an iq that a bound session sent. */
export function handleIq(session: Session, stanza: Stanza): void {
  const { iq: phase } = session.server.behaviour;
  const { type } = stanza;
  if (type === 'result' || type === 'error') {
    answerElsewhere(session, stanza);
    return;
  }
  const malformed: Refusal | null = stanza.malformedTo ? { condition: 'jid-malformed' } : null;
  const refusal =
    malformed ?? phase.checkType(stanza) ?? phase.checkId(stanza) ?? phase.checkChildren(stanza);
  const [payload] = elementsOf(stanza.element);
  if (refusal !== null) phase.onMisshapen(session, stanza, refusal);
  else if (payload) route(new IqRequest(session, stanza, payload));
}

/** A result or error goes to the resource that asked; for all others it is dropped (8.2.3). */
function answerElsewhere(session: Session, stanza: Stanza): void {
  const target = stanza.to && session.server.findSession(stanza.to.full);
  const { iq: phase, stanzas } = session.server.behaviour;
  if (target) target.send(stanzas.relay(stanza.element, session));
  else phase.stray(session, stanza);
}

function route(request: IqRequest): void {
  const { session, stanza } = request;
  const { server } = session;
  const { to } = stanza;
  if (to === null || to.full === session.address.bare) handleBy(server.accountTable, request);
  else if (to.full === server.domain) handleBy(server.domainTable, request);
  else if (to.full === server.pubsub) handleBy(server.pubsubTable, request);
  else if (to.domain !== server.domain && to.domain !== server.pubsub) server.behaviour.iq.remote(request);
  else if (to.local !== '' && to.resource === '') handleBy(server.strangerTable, request);
  else deliver(request, to);
}

function handleBy(table: IqTable, request: IqRequest): void {
  const handler = table[request.payload.namespaceURI ?? ''];
  const { iq: phase } = request.session.server.behaviour;
  if (!phase.handles(request)) return;
  if (handler) handler(request);
  else phase.unknown(request);
}

function deliver(request: IqRequest, to: Jid): void {
  const { session, stanza } = request;
  const { iq: phase, stanzas } = session.server.behaviour;
  const target = session.server.findSession(to.full);
  const botTable = session.server.botTables.get(to.full);
  if (botTable) handleBy(botTable, request);
  else if (target && phase.reaches(session, target)) target.send(stanzas.relay(stanza.element, session));
  else phase.noSuchResource(request);
}
