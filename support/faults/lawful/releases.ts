import { randomBytes } from 'node:crypto';
import { xml } from '../../protocol/xml/template';
import { lawfully, replace, rewrite, type Fault } from '../fault';

/** What shows of a release of Finesse on the wire, and breaks nothing. */
export const lawfulReleases: readonly Fault[] = [
  lawfully(
    'registration-offered',
    'The features offer registration and the login that SASL replaced.',
    (behaviour) =>
      replace(behaviour.stream, 'featuresBefore', (right) => (session) => [
        ...right(session),
        xml`<auth xmlns='http://jabber.org/features/iq-auth'/>`,
        xml`<register xmlns='http://jabber.org/features/iq-register'/>`,
      ]),
  ),
  lawfully('stream-ids-hexadecimal', 'Stream ids are eight hexadecimal digits.', ({ stream }) => {
    stream.nextId = () => randomBytes(4).toString('hex');
  }),
  lawfully(
    'event-namespace-of-push',
    'The element around an event’s text is in urn:xmpp:push:0.',
    ({ documents }) =>
      rewrite(documents, 'notification', (text) =>
        text.replace('http://jabber.org/protocol/pubsub', 'urn:xmpp:push:0'),
      ),
  ),
  lawfully(
    'system-info-tells-more',
    'SystemInfo tells ports, modes and CTI servers as well.',
    ({ documents }) =>
      rewrite(documents, 'systemInfo', (text, server) => {
        const ports = xml`<httpsPort>8445</httpsPort><xmppPort>5222</xmppPort><xmppSecurePort>5223</xmppSecurePort>`;
        const modes = xml`<ctiMMode>NORMAL</ctiMMode><ctiServers><ctiServer><active>true</active><connectedDuration>1</connectedDuration><host>${server.domain}</host></ctiServer></ctiServers><ctiTimeInMMode>0</ctiTimeInMMode><finesseMMode>NORMAL</finesseMMode><finesseTimeInMMode>0</finesseTimeInMMode>`;
        return text
          .replace('</host></primaryNode>', `</host>${ports.text}</primaryNode>`)
          .replace('<lastCTIHeartbeatStatus>', `${modes.text}<lastCTIHeartbeatStatus>`);
      }),
  ),
  lawfully('reason-phrase-dropped', 'Answers of REST have a status and no phrase.', ({ resources }) =>
    replace(resources, 'sent', (right) => (answer) => right({ ...answer, reason: '' })),
  ),
];
