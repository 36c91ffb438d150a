import { replace, type Fault } from '../fault';
import { parseJid } from '../../reference-server/jid';
import { signing } from './signing';

/** Somebody gets in as another than he should, or not as who he is (RFC 6120, sections 6.3.8 and 6.4.6). */
export const identityFaults: readonly Fault[] = [
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
];
