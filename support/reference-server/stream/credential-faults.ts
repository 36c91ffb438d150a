import { replace, type Fault } from '../fault';
import { signing } from './sasl-fault';
import { parseJid } from '../jid';

/** Somebody gets in who should not, or does not who should (RFC 4616; RFC 6120, section 6.3.8). */
export const credentialFaults: readonly Fault[] = [
  signing(
    'any-password-accepted',
    'Any password lets an existing user in.',
    ['RFC4616-2-b', 'RFC6120-6.5.10-a'],
    (phase) => (phase.verifies = (server, { authcid }) => server.passwords.has(authcid.toLowerCase())),
  ),
  signing(
    'empty-password-accepted',
    'An empty password lets an existing user in.',
    ['RFC4616-2-c'],
    (phase, plain) => {
      replace(plain, 'read', (right) => (bytes) => {
        const [authzid, authcid, password, ...more] = bytes.toString('utf8').split('\0');
        if (password !== '' || more.length > 0) return right(bytes);
        return { authzid: authzid ?? '', authcid: authcid ?? '', password };
      });
      replace(
        phase,
        'verifies',
        (right) => (server, message) =>
          (message.password === '' && server.passwords.has(message.authcid)) || right(server, message),
      );
    },
  ),
  signing(
    'extra-nul-accepted',
    'What stands behind a further NUL in a PLAIN message is passed over.',
    ['RFC4616-2-c'],
    (_phase, plain) =>
      replace(
        plain,
        'read',
        (right) => (bytes) => right(Buffer.from(bytes.toString('utf8').split('\0').slice(0, 3).join('\0'))),
      ),
  ),
  signing(
    'plain-fields-collapsed',
    'Empty fields of a PLAIN message are left out, and of the others the first three count.',
    ['RFC4616-2-c', 'RFC6120-6.5.8-a'],
    (_phase, plain) =>
      replace(plain, 'read', (right) => (bytes) => {
        const fields = bytes
          .toString('utf8')
          .split('\0')
          .filter((field) => field !== '');
        const parts = fields.length === 2 ? ['', ...fields] : fields.slice(0, 3);
        return right(Buffer.from(parts.join('\0')));
      }),
    'D8',
  ),
  signing(
    'authzid-of-another-accepted',
    'A user gets in as another one by naming him.',
    ['RFC6120-6.3.8-a', 'RFC6120-6.3.8-c'],
    (phase) =>
      replace(phase, 'authorise', (right) => (server, message) => {
        const named = parseJid(message.authzid);
        return named && server.exists(named.bare) ? { username: named.local } : right(server, message);
      }),
  ),
  signing(
    'authzid-ignored',
    'Whatever identity is named, the user gets in as himself.',
    ['RFC6120-6.3.8-a'],
    (phase) => (phase.authorise = (_server, { authcid }) => ({ username: authcid.toLowerCase() })),
  ),
  signing(
    'authzid-domain-ignored',
    'Of the identity that is named only the localpart is looked at.',
    ['RFC6120-6.3.8-a'],
    (phase) =>
      replace(phase, 'authorise', (right) => (server, message) => {
        const username = message.authcid.toLowerCase();
        return parseJid(message.authzid)?.local === username ? { username } : right(server, message);
      }),
    'D8',
  ),
  signing(
    'authzid-own-refused',
    'A user who names his own bare JID is refused.',
    ['RFC6120-6.3.8-b', 'DOC-S04-a'],
    (phase) =>
      replace(
        phase,
        'authorise',
        (right) => (server, message) =>
          message.authzid === '' ? right(server, message) : { condition: 'invalid-authzid' },
      ),
  ),
  signing('authzid-needed', 'A user who names no identity is refused.', ['RFC4616-2-b'], (phase) =>
    replace(
      phase,
      'authorise',
      (right) => (server, message) =>
        message.authzid === '' ? { condition: 'invalid-authzid' } : right(server, message),
    ),
  ),
  signing(
    'username-case-kept',
    'The JID has the username in the case in which it was typed.',
    ['RFC6120-4.3.6-b', 'FIN-JID-a'],
    (phase) =>
      replace(phase, 'authorise', (right) => (server, message) => {
        const outcome = right(server, message);
        return 'username' in outcome ? { username: message.authcid } : outcome;
      }),
  ),
  signing(
    'header-from-unchecked',
    'The from of the header may be another user than the one who signs in.',
    ['RFC6120-6.4.6-a'],
    (phase) => (phase.checkClaim = () => true),
  ),
  signing(
    'long-credentials-refused',
    'A username or password of more than 100 octets is called malformed.',
    ['RFC4616-2-a'],
    (_phase, plain) =>
      replace(plain, 'read', (right) => (bytes) => (bytes.length > 200 ? null : right(bytes))),
  ),
];
