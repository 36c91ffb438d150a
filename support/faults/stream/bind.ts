import { namespaces } from '../../protocol/xml/namespaces';
import { Xml } from '../../protocol/xml/template';
import { faultsOf, replace, rewrite, type Fault } from '../fault';
import { makeJid } from '../../reference-server/jid';

const binding = faultsOf('bind');

/** Binding is not as it should be (RFC 6120, section 7). */
export const bindFaults: readonly Fault[] = [
  binding(
    'bind-other-resource',
    'A bind is answered with another resource than the one asked for and in use.',
    ['RFC6120-4.3.6-a', 'RFC6120-7.7.1-a', 'DOC-S06-a'],
    (phase) => rewrite(phase, 'payload', (text) => text.replace('</jid>', '-other</jid>')),
  ),
  binding(
    'bind-resource-overridden',
    'The server binds a resource of its own in place of the one asked for.',
    ['RFC6120-7.7.1-a'],
    (phase) => (phase.choose = (prepared) => `${prepared}-own`),
  ),
  binding(
    'bind-resource-constant',
    'The server\u2019s own resource is always the same.',
    ['RFC6120-7.6-a'],
    (phase) => (phase.generate = () => 'resource'),
  ),
  binding(
    'bind-needs-resource',
    'A bind without a resource is refused.',
    ['RFC6120-7.6-a', 'RFC6120-4.3.6-c'],
    (phase) => replace(phase, 'prepare', (right) => (asked) => right(asked) || null),
  ),
  binding(
    'bind-long-resource-kept',
    'A resource of more than 1023 octets is bound as it is.',
    ['RFC6120-7.7.2.1-a'],
    (phase) => replace(phase, 'prepare', (right) => (asked) => right(asked) ?? asked),
  ),
  binding(
    'bind-resource-unprepared',
    'A resource is bound with the characters that preparation removes.',
    ['RFC6120-4.3.6-c'],
    (phase) => replace(phase, 'prepare', (right) => (asked) => right(asked) && asked),
  ),
  binding(
    'bind-nothing-unprepared',
    'A resource of which preparation leaves nothing is bound as it is.',
    ['RFC6120-4.3.6-c'],
    (phase) => replace(phase, 'prepare', (right) => (asked) => (right(asked) === '' ? asked : right(asked))),
  ),
  binding(
    'bind-resource-not-made-up',
    'Where the client names no resource the bare JID is bound.',
    ['RFC6120-7.6-a'],
    (phase) => (phase.generate = () => ''),
  ),
  binding(
    'bind-non-ascii-refused',
    'A resource that is not ASCII is refused.',
    ['RFC6120-7.7.1-a'],
    (phase) =>
      replace(
        phase,
        'prepare',
        (right) => (asked) =>
          Buffer.byteLength(asked) === asked.length || asked.includes('\u00ad') ? right(asked) : null,
      ),
  ),
  binding(
    'bind-result-to-temporary-address',
    'The bind result goes to the address the stream had before.',
    ['RFC6120-8.1.1.1-b'],
    (phase) =>
      (phase.address = (answer, { server, streamId }) => ({ ...answer, to: `${server.domain}/${streamId}` })),
    'D1',
  ),
  binding(
    'bind-result-from-account',
    'The bind result says that it comes from the account.',
    ['DOC-S06-b'],
    (phase) => (phase.address = (answer, { address }) => ({ ...answer, from: address.bare })),
  ),
  binding(
    'bind-without-jid',
    'The bind result does not say which JID was bound.',
    ['RFC6120-4.3.6-a', 'RFC6120-7.6-a', 'DOC-S06-a'],
    (phase) => (phase.payload = () => new Xml(`<bind xmlns="${namespaces.bind}"/>`)),
  ),
  binding(
    'bind-jid-of-another',
    'The JID that is bound belongs to another account.',
    ['RFC6120-4.3.6-a', 'RFC6120-7.6-a', 'DOC-S06-a'],
    (phase) => (phase.jid = (username, domain, resource) => makeJid(`${username}.other`, domain, resource)),
  ),
  binding(
    'bind-jid-bare',
    'The bind result names the bare JID.',
    ['RFC6120-4.3.6-a', 'RFC6120-7.6-a', 'DOC-S06-a'],
    (phase) => rewrite(phase, 'payload', (text) => text.replace(/\/[^/<]*<\/jid>/, '</jid>')),
  ),
  binding(
    'bind-jid-capitalised',
    'The bind result writes the username with a capital.',
    ['RFC6120-4.3.6-b', 'FIN-JID-a'],
    (phase) =>
      rewrite(phase, 'payload', (text) => text.replace(/(?<=<jid>)./, (first) => first.toUpperCase())),
  ),
  binding(
    'restart-after-bind',
    'A further header and features follow the bind result.',
    ['RFC6120-7.3.2-a'],
    (phase) =>
      (phase.afterwards = (session) => {
        const { stream } = session.server.behaviour;
        const open = stream.open(stream.header(session.header, session, false));
        return [open, stream.features(stream.featuresAfter(session))];
      }),
  ),
  binding(
    'bind-failures-few',
    'The third bind that fails ends the stream.',
    ['RFC6120-7.7.3-a'],
    (phase) => (phase.maxFailures = 3),
  ),
  binding(
    'bind-failures-unlimited',
    'Binds may fail without end.',
    ['RFC6120-7.7.3-a'],
    (phase) => (phase.maxFailures = Infinity),
  ),
  binding(
    'whitespace-keepalive',
    'A message of a blank comes after bind.',
    ['RFC7395-3.8-a', 'RFC7395-3.3.3-c'],
    (phase) => (phase.afterwards = () => [new Xml(' ')]),
  ),
];
