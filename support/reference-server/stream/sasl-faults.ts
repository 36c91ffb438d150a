import { namespaces } from '../../xml/namespaces';
import { Xml } from '../../xml/template';
import { fault, replace, rewrite, type Fault } from '../fault';
import { parseJid } from '../jid';
import { answerClose } from './closing';
import type { Plain } from './plain';
import type { Sasl } from './sasl';

function signing(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: Sasl, plain: Plain) => void,
  reenacts?: string,
): Fault {
  return fault(name, sentence, breaks, ({ sasl, plain }) => bend(sasl, plain), reenacts);
}

/** Reports one condition under the name of another. */
function rename(from: string, to: string): (phase: Sasl) => void {
  return (phase) =>
    replace(phase, 'failure', (right) => (condition) => right(condition === from ? to : condition));
}

const everyCondition = [
  ...['RFC6120-6.4.4-a', 'RFC6120-6.4.5-a', 'RFC6120-6.5.5-a', 'RFC6120-6.5.7-a', 'RFC6120-6.5.7-b'],
  ...['RFC6120-6.5.8-a', 'RFC6120-6.5.10-a', 'RFC6120-6.3.8-a', 'RFC4616-2-a'],
];

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

/** The exchange is not as it should be (RFC 6120, sections 6.3 to 6.5). */
export const saslFaults: readonly Fault[] = [
  signing(
    'initial-response-ignored',
    'The data inside <auth/> is asked for again by a challenge.',
    ['RFC6120-6.3.10-a'],
    (phase) => (phase.hasInitialResponse = () => false),
    'H32',
  ),
  signing(
    'challenge-withheld',
    'An <auth/> without data fails at once.',
    ['RFC6120-6.3.10-b'],
    (phase) => (phase.hasInitialResponse = () => true),
  ),
  signing(
    'challenge-with-whitespace',
    'The challenge holds a blank.',
    ['RFC6120-6.3.5-a'],
    (phase) => (phase.challenge = () => new Xml(`<challenge xmlns="${namespaces.sasl}"> </challenge>`)),
  ),
  signing(
    'second-auth-refused',
    'An <auth/> in the middle of an exchange fails.',
    ['RFC6120-6.4.2-a'],
    (phase) =>
      replace(
        phase,
        'judge',
        (right) => (session, data) =>
          session.exchanges > 1 ? { condition: 'malformed-request' } : right(session, data),
      ),
  ),
  signing(
    'abort-condition-other',
    'An <abort/> is answered with not-authorized.',
    ['RFC6120-6.4.4-a'],
    rename('aborted', 'not-authorized'),
    'H34',
  ),
  signing('failure-without-condition', 'A failure names no condition.', everyCondition, (phase) =>
    rewrite(phase, 'failure', (text) => text.replace(/><[\w-]+\/>/, '>')),
  ),
  signing('failure-in-other-namespace', 'A failure is in another namespace.', everyCondition, (phase) =>
    rewrite(phase, 'failure', (text) => text.replace(namespaces.sasl, namespaces.stream)),
  ),
  signing(
    'retry-refused',
    'The first wrong password ends the stream.',
    ['RFC6120-6.4.5-b'],
    (phase) => (phase.maxFailures = 1),
  ),
  signing(
    'retries-unlimited',
    'Passwords may be tried without end.',
    ['RFC6120-6.4.5-d'],
    (phase) => (phase.maxFailures = Infinity),
  ),
  signing(
    'retry-limit-unsaid',
    'At the limit of tries the stream is closed without an error.',
    ['RFC6120-6.4.5-c'],
    (phase) => (phase.atLimit = answerClose),
    'D9',
  ),
  signing(
    'success-with-data',
    'The success carries data.',
    ['RFC6120-6.4.6-b', 'DOC-S05-a'],
    (phase) => (phase.success = () => new Xml(`<success xmlns="${namespaces.sasl}">djE=</success>`)),
  ),
  signing(
    'success-in-other-namespace',
    'The success is in another namespace.',
    [
      ...['RFC6120-6.4.6-b', 'RFC6120-6.3.10-a', 'RFC6120-6.3.8-b', 'RFC4616-2-b'],
      ...['DOC-S04-a', 'DOC-S05-a'],
    ],
    (phase) => rewrite(phase, 'success', (text) => text.replace(namespaces.sasl, namespaces.stream)),
  ),
  signing(
    'close-after-success',
    'A <close/> follows the success.',
    ['RFC7395-3.7-a', 'RFC6120-4.3.3-b'],
    (phase) => (phase.afterSuccess = (session) => [session.server.behaviour.closing.close()]),
  ),
  signing(
    'mechanism-any-accepted',
    'A mechanism that is not offered is taken for PLAIN.',
    ['RFC6120-6.5.7-a', 'RFC6120-6.5.7-b'],
    (phase) => (phase.checkMechanism = () => null),
    'H41',
  ),
  signing(
    'mechanism-condition-other',
    'A mechanism that is not offered is answered with not-authorized.',
    ['RFC6120-6.5.7-a', 'RFC6120-6.5.7-b'],
    rename('invalid-mechanism', 'not-authorized'),
    'H35',
  ),
  signing(
    'mechanism-missing-condition-other',
    'An <auth/> without a mechanism is answered with malformed-request.',
    ['RFC6120-6.5.7-b'],
    (phase) =>
      replace(
        phase,
        'checkMechanism',
        (right) => (name, offered) => (name === null ? 'malformed-request' : right(name, offered)),
      ),
  ),
  signing(
    'encoding-condition-other',
    'Data that is not base64 is answered with not-authorized.',
    ['RFC6120-6.5.5-a'],
    rename('incorrect-encoding', 'not-authorized'),
    'H36',
  ),
  signing(
    'malformed-condition-other',
    'Data that breaks the grammar of PLAIN is answered with not-authorized.',
    ['RFC6120-6.5.8-a'],
    rename('malformed-request', 'not-authorized'),
    'D10',
  ),
  signing(
    'authzid-condition-other',
    'An identity that may not be used is answered with not-authorized.',
    ['RFC6120-6.3.8-a'],
    rename('invalid-authzid', 'not-authorized'),
    'D10',
  ),
  signing(
    'password-condition-other',
    'A wrong password is answered with temporary-auth-failure.',
    ['RFC6120-6.5.10-a', 'RFC4616-2-a'],
    rename('not-authorized', 'temporary-auth-failure'),
  ),
  signing(
    'unknown-user-told',
    'An unknown user is answered otherwise than a wrong password.',
    ['RFC6120-6.5.10-a', 'RFC4616-2-a'],
    (phase) =>
      replace(phase, 'judge', (right) => (session, data) => {
        const outcome = right(session, data);
        const [, authcid = ''] = Buffer.from(data, 'base64').toString('utf8').split('\0');
        const unknown = !session.server.passwords.has(authcid.toLowerCase());
        return 'condition' in outcome && outcome.condition === 'not-authorized' && unknown
          ? { condition: 'account-disabled' }
          : outcome;
      }),
  ),
];
