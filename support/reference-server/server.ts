import type { Socket } from 'node:net';
import { randomInt } from 'node:crypto';
import type { Xml } from '../protocol/xml/template';
import type { Behaviour } from './decisions';
import { parseJid } from './jid';
import { accountNames, type Population } from './population';
import { makeNodes, type NodeStore } from './pubsub/node-store';
import { makeAgents, type Agent } from './rest/agents';
import { FinessePublisher } from './rest/events';
import { Contacts } from './stanza/contacts';
import { botCaps, serverCaps } from './stanza/disco';
import { announceLoss } from './stanza/presence';
import { endWithError } from './stream/closing';
import { receiveMessage } from './stream/conversation';
import { Session, type Server } from './stream/session';
import { accountTable, botTable, domainTable, pubsubTable, strangerTable } from './tables';
import type { IqTable } from './stanza/iq';
import { Peer } from './websocket/peer';

/** What the server knows and who is connected. */
export class XmppServer implements Server {
  readonly behaviour: Behaviour;
  readonly population: Population;
  /** By the localpart of the JID. */
  readonly passwords: ReadonlyMap<string, string>;
  readonly nodes: NodeStore;
  readonly contacts = new Contacts();
  readonly agents: Agent[];
  readonly publisher: FinessePublisher;
  readonly accountTable = accountTable;
  readonly domainTable = domainTable;
  readonly strangerTable = strangerTable;
  readonly pubsubTable = pubsubTable;
  /** By the bot's full JID. */
  readonly botTables: Map<string, IqTable>;
  readonly #versionQueryDelayMs: number;
  readonly #sessions = new Set<Session>();
  #iqCounter = 600;

  constructor(
    behaviour: Behaviour,
    population: Population,
    settings: { passwords: ReadonlyMap<string, string>; versionQueryDelayMs: number },
  ) {
    this.behaviour = behaviour;
    this.population = population;
    this.passwords = settings.passwords;
    this.#versionQueryDelayMs = settings.versionQueryDelayMs;
    this.nodes = makeNodes(population, behaviour.subscribing.automatic);
    this.agents = makeAgents(population.users);
    this.publisher = new FinessePublisher(this);
    this.botTables = new Map(
      population.bots.map(({ username, resource }) => [`${username}@${this.domain}/${resource}`, botTable]),
    );
    for (const account of accountNames(population)) {
      for (const { username } of population.bots) {
        this.contacts.befriend(`${account}@${this.domain}`, `${username}@${this.domain}`);
      }
    }
  }

  get domain(): string {
    return this.population.domain;
  }

  get pubsub(): string {
    return this.population.pubsub;
  }

  /** Whether a bare JID is an account that can sign in. */
  exists(bare: string): boolean {
    const jid = parseJid(bare);
    return jid?.domain === this.domain && this.passwords.has(jid.local);
  }

  /** The bound sessions. */
  allSessions(): Session[] {
    return [...this.#sessions].filter((session) => session.stage === 'bound');
  }

  findSession(full: string): Session | undefined {
    return this.allSessions().find((session) => session.full === full);
  }

  sessionsOf(bare: string): Session[] {
    return this.allSessions().filter((session) => session.address.bare === bare);
  }

  /** An id in Openfire's form: a number and a counter. */
  nextIqId(): string {
    this.#iqCounter += 1;
    return `${randomInt(1000)}-${this.#iqCounter}`;
  }

  capabilities(): Xml[] {
    return serverCaps(this);
  }

  botCapabilities(): Xml {
    return botCaps(this);
  }

  /** Takes over a socket after the 101. */
  serve(socket: Socket, early: Buffer): void {
    const session = new Session(this);
    session.peer = new Peer(socket, this.behaviour, {
      text: (text) => this.#receive(session, text),
      silence: () => this.#giveUp(session),
      end: () => this.#end(session),
    });
    this.#sessions.add(session);
    for (const element of this.behaviour.stream.greeting()) session.send(element);
    session.peer.receive(early);
  }

  onBound(session: Session): void {
    this.behaviour.liveness.scheduleQuery(session, this.#versionQueryDelayMs);
  }

  /** Tells everybody concerned that a session is gone. */
  leave(session: Session): void {
    if (session.stage !== 'bound') return;
    announceLoss(session);
    this.behaviour.subscribing.onEnd(session);
  }

  /** Ends every session in order, as a server that is shut down does. */
  shutDown(): void {
    for (const session of this.#sessions) {
      if (session.stage === 'silent') session.peer.close(1001);
      else endWithError(session, { condition: 'system-shutdown', text: 'The server stops.' });
    }
  }

  #receive(session: Session, text: string): void {
    try {
      receiveMessage(session, text);
    } catch (error) {
      // RFC 6120, 4.9.3.8: one stream ends, the others go on
      endWithError(session, { condition: 'internal-server-error', text: String(error) });
    }
  }

  #giveUp(session: Session): void {
    if (session.stage === 'silent' || session.stage === 'over') session.peer.close(1000);
    else endWithError(session, { condition: 'connection-timeout', text: 'Nothing came for too long.' });
  }

  #end(session: Session): void {
    if (session.stage !== 'over') this.behaviour.closing.onAbruptEnd(session);
    session.stage = 'over';
    this.#sessions.delete(session);
  }
}
