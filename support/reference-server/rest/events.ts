import { randomUUID } from 'node:crypto';
import type { Xml } from '../../protocol/xml/template';
import { publishItem } from '../pubsub/publishing';
import type { Server } from '../stream/session';
import type { Agent } from './agents';

/** What Finesse itself publishes, as its bot. */
export class FinessePublisher {
  readonly #server: Server;
  /** One for the life of the publisher; item ids are this and a counter. */
  readonly #uuid = randomUUID();
  #counter = 325;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Publishes an Update on a node. */
  publish(nodeName: string, update: Xml): void {
    const node = this.#server.nodes.find(nodeName);
    if (!node) return;
    this.#counter += 1;
    publishItem(this.#server, node, {
      id: `${this.#uuid}${this.#counter}`,
      publisher: `finesse@${this.#server.domain}`,
      payload: this.#server.behaviour.documents.notification(update),
    });
  }
}

declare module '../stream/session' {
  interface Server {
    readonly publisher: FinessePublisher;
  }
}

/** Which events a change of state leads to. */
export const events = {
  userNode: (agent: Agent): string => `/finesse/api/User/${agent.user.id}`,
  teamNode: (agent: Agent): string => `/finesse/api/Team/${agent.user.team}/Users`,

  /** The agent's own node, and the team's. */
  onStateChange: (server: Server, agent: Agent, requestId: string): void => {
    const { documents, events: phase } = server.behaviour;
    const source = `/finesse/api/User/${agent.user.id}`;
    const user = documents.user(agent, server, 'user');
    server.publisher.publish(phase.userNode(agent), documents.update(user, 'PUT', requestId, source));
    const member = documents.teamMember(agent);
    server.publisher.publish(phase.teamNode(agent), documents.update(member, 'PUT', requestId, source));
  },

  /** A change that the agent's state does not allow: told by an event, since REST has answered already. */
  onInvalidState: (server: Server, agent: Agent, requestId: string): void => {
    const { documents, events: phase } = server.behaviour;
    const source = `/finesse/api/User/${agent.user.id}`;
    const update = documents.errorUpdate('Invalid State', 'CF_INVALID_OBJECT_STATE', source, requestId);
    server.publisher.publish(phase.userNode(agent), update);
  },
};

export type Events = typeof events;

declare module '../decisions' {
  interface Behaviour {
    events: Events;
  }
}
