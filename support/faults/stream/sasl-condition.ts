import { replace, type Fault } from '../fault';
import { rename, signing } from './signing';

/** The reason of a refusal is not as it should be (RFC 6120, section 6.5). */
export const saslConditionFaults: readonly Fault[] = [
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
