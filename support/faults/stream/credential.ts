import { replace, type Fault } from '../fault';
import { signing } from './signing';

/** Somebody gets in who should not, or does not who should (RFC 4616). */
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
    'empty-username-accepted',
    'A password of anybody lets a client in that names no user.',
    ['RFC4616-2-c'],
    (phase, plain) => {
      replace(plain, 'read', (right) => (bytes) => {
        const [authzid, authcid, password, ...more] = bytes.toString('utf8').split('\0');
        if (authcid !== '' || !password || more.length > 0) return right(bytes);
        return { authzid: authzid ?? '', authcid, password };
      });
      replace(
        phase,
        'verifies',
        (right) => (server, message) =>
          (message.authcid === '' && [...server.passwords.values()].includes(message.password)) ||
          right(server, message),
      );
    },
  ),
  signing(
    'invalid-utf8-skipped',
    'Bytes of a PLAIN message that are not UTF-8 are passed over.',
    ['RFC4616-2-c'],
    (_phase, plain) =>
      replace(
        plain,
        'read',
        (right) => (bytes) => right(Buffer.from(bytes.toString('utf8').replaceAll('\ufffd', ''))),
      ),
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
    'long-credentials-refused',
    'A username or password of more than 100 octets is called malformed.',
    ['RFC4616-2-a'],
    (_phase, plain) =>
      replace(plain, 'read', (right) => (bytes) => (bytes.length > 200 ? null : right(bytes))),
  ),
];
