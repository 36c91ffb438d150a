import { faultsOf, replace, type Fault } from '../fault';
import { endWithError } from '../../reference-server/stream/closing';

const binding = faultsOf('bind');

/** Several sessions of one account are not as they should be (RFC 6120, sections 7.1 and 7.7.2.2). */
export const sharingFaults: readonly Fault[] = [
  binding(
    'bind-conflict-shared',
    'Two sessions hold the same full JID.',
    ['RFC6120-7.7.2.2-a'],
    (phase) => (phase.resolveConflict = () => null),
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
        return null;
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
    'bind-conflict-condition-other',
    'A resource that is in use is refused with not-allowed.',
    ['RFC6120-7.7.2.2-a'],
    (phase) => (phase.resolveConflict = () => ({ condition: 'not-allowed' })),
  ),
  binding(
    'bind-conflict-refusal-final',
    'A session that asks for a resource in use is refused with conflict, and gets no other try.',
    ['RFC6120-7.7.2.2-a'],
    (phase) =>
      (phase.resolveConflict = (_older, newer) => {
        newer.failedBinds = phase.maxFailures;
        return { condition: 'conflict' };
      }),
  ),
  binding(
    'bind-conflict-refused-for-nothing',
    'A session that asks for a resource in use is refused with conflict, and the older one is ended.',
    ['RFC6120-7.7.2.2-a'],
    (phase) =>
      replace(phase, 'resolveConflict', (right) => (older, newer) => {
        right(older, newer);
        return { condition: 'conflict' };
      }),
  ),
  binding(
    'bind-conflict-evaded-for-nothing',
    'A session that asks for a resource in use gets another one, and the older one is ended.',
    ['RFC6120-7.7.2.2-a'],
    (phase) =>
      replace(phase, 'choose', (right) => (prepared, session) => {
        const resource = right(prepared, session);
        const { server, username } = session;
        const jid = phase.jid(username ?? '', server.domain, resource);
        const older = server.findSession(jid.full);
        if (older === undefined) return resource;
        phase.resolveConflict(older, session);
        return `${resource}-other`;
      }),
  ),
  binding(
    'bind-one-session-per-account',
    'A second session of an account ends the first one, whatever its resource.',
    ['RFC6120-7.1-b', 'FIN-SESSION-a'],
    (phase) =>
      (phase.afterwards = (session) => {
        const others = session.server.sessionsOf(session.address.bare).filter((other) => other !== session);
        for (const other of others) phase.resolveConflict(other, session);
        return [];
      }),
  ),
  binding(
    'bind-second-session-ended',
    'A second session of an account is ended after its bind, whatever its resource.',
    ['RFC6120-7.1-b'],
    (phase) =>
      (phase.afterwards = (session) => {
        const others = session.server.sessionsOf(session.address.bare).filter((other) => other !== session);
        if (others.length > 0) endWithError(session, { condition: 'conflict', text: 'One is enough.' });
        return [];
      }),
  ),
  binding(
    'bind-second-session-refused',
    'A second session of an account is refused any resource.',
    ['RFC6120-7.1-b'],
    (phase) =>
      replace(phase, 'checkBound', (right) => (session) => {
        const { bare } = phase.jid(session.username ?? '', session.server.domain, '');
        const others = session.server.sessionsOf(bare).filter((other) => other !== session);
        return others.length > 0 ? { condition: 'resource-constraint' } : right(session);
      }),
  ),
];
