import { Xml } from '../../protocol/xml/template';
import { fault, rewrite, type Fault } from '../fault';
import type { DirectedPresence } from '../../reference-server/stanza/directed-presence';
import type { Presence } from '../../reference-server/stanza/presence';
import { refuse } from '../../reference-server/stanza/stanza';

function showing(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: Presence, directed: DirectedPresence) => void,
  reenacts?: string,
): Fault {
  return fault(
    name,
    sentence,
    breaks,
    ({ presence, directedPresence }) => bend(presence, directedPresence),
    reenacts,
  );
}

/** Presence does not reach whom it should, or whom it should not (RFC 6121, section 4). */
export const audienceFaults: readonly Fault[] = [
  showing(
    'presence-not-told-to-contacts',
    'Contacts do not learn of a user\u2019s presence.',
    ['RFC6121-4.2.2-a', 'RFC6121-4.4.2-a', 'RFC6121-4.5.2-a'],
    (phase) => (phase.watchers = () => []),
  ),
  showing(
    'presence-not-told-to-siblings',
    'The other resources of a user do not learn of presence.',
    ['RFC6121-4.2.2-b', 'RFC6121-4.4.2-a', 'RFC6121-4.5.2-a'],
    (phase) => (phase.siblings = () => []),
  ),
  showing(
    'presence-of-contacts-withheld',
    'A client that comes online does not learn who else is.',
    ['RFC6121-4.2.2-c', 'RFC6121-4.3.2-a'],
    (phase) => (phase.watched = () => []),
  ),
  showing(
    'presence-id-lost',
    'A presence that was stored is passed on without its id.',
    ['RFC6121-4.3.2.1-a'],
    (phase) => rewrite(phase, 'copy', (text) => text.replace(/^(<presence[^>]*?) id="[^"]*"/, '$1')),
  ),
  showing(
    'loss-unannounced',
    'Nobody learns of a resource that is gone without a word.',
    ['RFC6121-4.5.2-b', 'RFC7395-3.6-d', 'RFC6121-4.6.3-a'],
    (phase) => (phase.unavailable = (from) => new Xml(`<message xmlns='jabber:client' from='${from}'/>`)),
  ),
  showing(
    'presence-type-unchecked',
    'A presence of a type that does not exist is taken for available.',
    ['RFC6121-4.7.1-a'],
    (phase) =>
      (phase.checkType = (stanza) => {
        if (['available', 'suite'].includes(stanza.type ?? '')) {
          stanza.element.removeAttribute('type');
          stanza.type = null;
        }
        return null;
      }),
  ),
  showing(
    'directed-presence-lost',
    'Presence to one entity does not arrive.',
    ['RFC6121-4.6.3-a'],
    (_phase, directed) => (directed.targets = () => []),
  ),
  showing(
    'directed-presence-forgotten',
    'Who was sent presence on purpose does not learn of the end.',
    ['RFC6121-4.6.3-a'],
    (_phase, directed) => (directed.remembers = () => false),
  ),
  showing(
    'presence-to-nobody-answered',
    'Presence to an account that does not exist is answered with an error.',
    ['RFC6121-8.5.1-a'],
    (_phase, directed) =>
      (directed.onMissing = (session, stanza) =>
        refuse(session, stanza, { condition: 'service-unavailable' })),
  ),
  showing(
    'probe-answered-to-strangers',
    'A stranger who probes learns whether a user is there.',
    ['RFC6121-11-a'],
    (_phase, directed) => (directed.answersProbe = () => true),
  ),
  showing(
    'presence-told-to-strangers',
    'Everybody who is online learns of a user\u2019s presence.',
    ['RFC6121-11-a'],
    (phase) =>
      (phase.watchers = ({ server, address }) =>
        server.allSessions().filter((other) => other.available && other.address.bare !== address.bare)),
  ),
];
