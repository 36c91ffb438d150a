import { namespaces } from '../../xml/namespaces';
import { Xml } from '../../xml/template';
import { faultsOf, replace, rewrite, type Fault } from '../fault';
import { makeJid } from '../jid';
import { endWithError } from './closing';

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
    'bind-conflict-shared',
    'Two sessions hold the same full JID.',
    ['RFC6120-7.7.2.2-a'],
    (phase) => (phase.resolveConflict = () => undefined),
  ),
  binding(
    'bind-conflict-unsaid',
    'The older session of a resource is dropped without an error.',
    ['RFC6120-7.7.2.2-a'],
    (phase) =>
      (phase.resolveConflict = (older) => {
        older.server.leave(older);
        older.stage = 'over';
        older.peer.hangUp();
      }),
  ),
  binding(
    'bind-conflict-refuses-both',
    'The older and the newer session of a resource are both ended.',
    ['RFC6120-7.7.2.2-a'],
    (phase) => {
      const taken = new Set<string>();
      phase.afterwards = (session) => {
        const again = taken.has(session.full);
        taken.add(session.full);
        if (again) endWithError(session, { condition: 'conflict', text: 'The resource was in use.' });
        return [];
      };
    },
    'H100',
  ),
  binding(
    'bind-one-session-per-account',
    'A second session of an account ends the first one, whatever its resource.',
    ['RFC6120-7.1-b', 'FIN-SESSION-a'],
    (phase) =>
      (phase.afterwards = (session) => {
        const others = session.server.sessionsOf(session.address.bare).filter((other) => other !== session);
        for (const other of others) phase.resolveConflict(other);
        return [];
      }),
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
    ['RFC6120-4.3.6-a', 'RFC6120-7.6-a', 'RFC6120-7.7.1-a', 'DOC-S06-a'],
    (phase) => (phase.payload = () => new Xml(`<bind xmlns="${namespaces.bind}"/>`)),
  ),
  binding(
    'bind-jid-of-another',
    'The JID that is bound belongs to another account.',
    ['RFC6120-4.3.6-a', 'RFC6120-7.6-a', 'RFC6120-7.7.1-a', 'DOC-S06-a'],
    (phase) => (phase.jid = (username, domain, resource) => makeJid(`${username}.other`, domain, resource)),
  ),
  binding(
    'bind-jid-bare',
    'The bind result names the bare JID.',
    ['RFC6120-4.3.6-a', 'RFC6120-7.6-a', 'RFC6120-7.7.1-a', 'DOC-S06-a'],
    (phase) => rewrite(phase, 'payload', (text) => text.replace(/\/[^/<]*<\/jid>/, '</jid>')),
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
    'bind-failures-unlimited',
    'Binds may fail without end.',
    ['RFC6120-7.7.3-a'],
    (phase) => (phase.maxFailures = Infinity),
  ),
  binding(
    'whitespace-keepalive',
    'A message of a blank comes after bind.',
    ['RFC7395-3.8-a', 'RFC7395-3.3.3-c', 'RFC7395-3.3.3-a', 'RFC6120-11.3-a'],
    (phase) => (phase.afterwards = () => [new Xml(' ')]),
  ),
];
