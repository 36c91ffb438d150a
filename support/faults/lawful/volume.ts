import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import { lawfully, replace, type Fault } from '../fault';
import type { RosterItem } from '../../reference-server/stanza/contacts';
import type { Session } from '../../reference-server/stream/session';

/** As many colleagues as a large contact centre has on one server. */
const colleagues = 700;
const manyContacts: readonly RosterItem[] = Array.from({ length: 3000 }, (_, at) => ({
  jid: `contact${String(at)}@elsewhere.example`,
  name: `Søren & Zoë ${String(at)}`,
  to: at % 2 === 0,
  from: true,
  asked: at % 3 === 0,
  listed: true,
  wanted: false,
}));
/** How often a server that is careful asks whether its client is there; often, so that every case sees it. */
const everyMs = 20;

/** Does something for a session again and again until it is over. */
function repeatedly(session: Session, act: () => void): void {
  const timer = setInterval(() => {
    if (session.stage === 'over') clearInterval(timer);
    else act();
  }, everyMs).unref();
}

function ping({ server, full }: Session): Xml {
  return xml`<iq xmlns='${namespaces.client}' type='get' id='${server.nextIqId()}' from='${server.domain}' to='${full}'><ping xmlns='${namespaces.ping}'/></iq>`;
}

/** More traffic than the population of this server makes, as large installations have it. */
export const lawfulVolume: readonly Fault[] = [
  lawfully(
    'presences-of-seven-hundred',
    'Seven hundred colleagues are told to a client that becomes present.',
    ({ presence }) =>
      replace(presence, 'bots', (right) => (server) => [
        ...right(server),
        ...Array.from({ length: colleagues }, (_, at) => ({
          username: `colleague${String(at)}`,
          resource: 'desktop',
          presenceId: `p${String(at)}`,
          smack: at % 2 === 0,
          ownsNodes: false,
        })),
      ]),
  ),
  lawfully('roster-of-three-thousand', 'A roster has three thousand contacts more.', ({ roster }) =>
    replace(roster, 'shown', (right) => (session) => [...right(session), ...manyContacts]),
  ),
  lawfully(
    'pinged-in-frames',
    `A session that is bound gets a Ping frame each ${String(everyMs)} ms.`,
    ({ bind }) =>
      replace(bind, 'afterwards', (right) => (session) => {
        repeatedly(session, () => session.peer.ping());
        return right(session);
      }),
  ),
  lawfully(
    'pinged-in-stanzas',
    `A session that is bound is sent a ping of XMPP each ${String(everyMs)} ms.`,
    ({ bind }) =>
      replace(bind, 'afterwards', (right) => (session) => {
        repeatedly(session, () => session.send(ping(session)));
        return right(session);
      }),
  ),
];
