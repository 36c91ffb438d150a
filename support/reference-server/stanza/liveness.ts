import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import type { Session } from '../stream/session';
import type { IqRequest } from './iq';

/** What the server says it is. */
interface Software {
  name: string;
  version: string;
}

/** Ping (XEP-0199) and software version (XEP-0092). */
export const liveness = {
  /** XEP-0199, 4.2: an empty result. */
  answerPing: (request: IqRequest): void => {
    if (request.isGet) request.reply();
    else request.refuse({ condition: 'bad-request' });
  },

  answerVersion: (request: IqRequest): void => {
    const { liveness: phase } = request.session.server.behaviour;
    if (request.isGet) request.reply(phase.version(phase.software));
    else request.refuse({ condition: 'not-allowed' });
  },

  software: { name: 'Finesse reference server', version: '0.1.0' },

  // XEP-0092, section 2
  version: ({ name, version }: Software): Xml =>
    xml`<query xmlns="${namespaces.version}"><name>${name}</name><version>${version}</version></query>`,

  /** What the server asks the client of itself, as Openfire does a while after bind. */
  query: (id: string, session: Session): Xml =>
    xml`<iq xmlns="${namespaces.client}" type="get" id="${id}" to="${session.full}" from="${session.server.domain}"><query xmlns="${namespaces.version}"/></iq>`,

  /** Asks for the version once the delay is over, if the session is still there. */
  scheduleQuery: (session: Session, delayMs: number): void => {
    const ask = (): void => {
      const { server } = session;
      if (session.stage === 'bound')
        session.send(server.behaviour.liveness.query(server.nextIqId(), session));
    };
    setTimeout(ask, delayMs).unref();
  },
};

export type Liveness = typeof liveness;

declare module '../decisions' {
  interface Behaviour {
    liveness: Liveness;
  }
}
