import type { Element } from '@xmldom/xmldom';
import type { Xml } from '../../protocol/xml/template';
import type { Jid } from '../jid';
import type { Behaviour } from '../decisions';
import type { Population } from '../population';
import type { NodeStore } from '../pubsub/node-store';
import type { Agent } from '../rest/agents';
import type { Contacts } from '../stanza/contacts';
import type { Peer } from '../websocket/peer';

/**
 * How far a stream has come: no `<open/>` yet; before authentication; after `<success/>`, when a new `<open/>` is
 * due; features sent and no resource yet; bound; and over.
 */
export type Stage = 'silent' | 'open' | 'authenticated' | 'restarted' | 'bound' | 'over';

/** One client's connection, from the first message to the end. */
export class Session {
  readonly server: Server;
  peer!: Peer;
  stage: Stage = 'silent';
  streamId = '';
  /** The client's stream header. */
  header: Element | null = null;
  /** xml:lang of the client's stream header. */
  lang: string | null = null;
  /** Bare JID of the client's stream header. */
  claimed: string | null = null;
  /** The account that was authenticated. */
  username: string | null = null;
  jid: Jid | null = null;
  failedAttempts = 0;
  /** How many `<auth/>` have come since the last outcome. */
  exchanges = 0;
  /** Mechanism of the challenge whose response is due; null where none is. */
  challenged: string | null = null;
  failedBinds = 0;
  /** The last presence sent to everybody, while available. */
  presence: Element | null = null;
  priority = 0;
  /** Full and bare JIDs that presence was sent to on purpose (RFC 6121, section 4.6). */
  readonly directed = new Set<string>();
  /** Asked for the roster, so gets its changes. */
  interested = false;

  constructor(server: Server) {
    this.server = server;
  }

  /** The full JID. @throws Error before a resource is bound. */
  get full(): string {
    return this.address.full;
  }

  /** The JID as its parts. @throws Error before a resource is bound. */
  get address(): Jid {
    if (!this.jid) throw new Error('the session has no JID before it is bound');
    return this.jid;
  }

  get available(): boolean {
    return this.presence !== null;
  }

  /** Sends one top-level element, as one message. */
  send(element: Xml): void {
    if (this.stage === 'over') return;
    for (const message of this.server.behaviour.stream.messages(element.text, this)) this.peer.send(message);
  }
}

/** The server as its sessions see it; who needs more of it adds that where it stands. */
export interface Server {
  readonly behaviour: Behaviour;
  readonly population: Population;
  /** By the localpart of the JID. */
  readonly passwords: ReadonlyMap<string, string>;
  readonly nodes: NodeStore;
  readonly contacts: Contacts;
  readonly agents: Agent[];
  readonly domain: string;
  readonly pubsub: string;
  /** Whether a bare JID is an account that can sign in. */
  exists(bare: string): boolean;
  /** The bound sessions. */
  allSessions(): Session[];
  findSession(full: string): Session | undefined;
  sessionsOf(bare: string): Session[];
  /** An id in Openfire's form: a number and a counter. */
  nextIqId(): string;
  capabilities(): Xml[];
  botCapabilities(): Xml;
  onBound(session: Session): void;
  /** Tells everybody concerned that a session is gone. */
  leave(session: Session): void;
}
