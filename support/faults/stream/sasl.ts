import { namespaces } from '../../protocol/xml/namespaces';
import { Xml } from '../../protocol/xml/template';
import { replace, rewrite, type Fault } from '../fault';
import { rename, signing } from './signing';
import { answerClose, endWithError } from '../../reference-server/stream/closing';

/** The exchange is not as it should be (RFC 6120, sections 6.3 to 6.5). */
export const saslFaults: readonly Fault[] = [
  signing(
    'initial-response-ignored',
    'The data inside <auth/> is asked for again by a challenge.',
    ['RFC6120-6.3.10-a'],
    (phase) => (phase.isComplete = () => false),
    'H32',
  ),
  signing(
    'success-twice',
    'An <auth/> that succeeds is told so twice.',
    ['RFC6120-6.4.6-c'],
    (phase) => (phase.afterSuccess = () => [phase.success()]),
  ),
  signing(
    'challenge-withheld',
    'An <auth/> without data fails at once.',
    ['RFC6120-6.3.10-b'],
    (phase) => (phase.isComplete = () => true),
  ),
  signing(
    'response-refused',
    'The response to a challenge fails, whatever its data.',
    ['RFC6120-6.3.10-b'],
    (phase) => (phase.judgeResponse = () => ({ condition: 'not-authorized' })),
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
  signing(
    'abort-is-final',
    'An <abort/> fails as it should, and uses up every further attempt.',
    ['RFC6120-6.4.5-b'],
    (phase) =>
      replace(phase, 'judgeAbort', (right) => (session) => {
        session.failedAttempts = phase.maxFailures;
        return right(session);
      }),
  ),
  signing('failure-without-condition', 'A failure names no condition.', ['RFC6120-6.4.5-a'], (phase) =>
    rewrite(phase, 'failure', (text) => text.replace(/><[\w-]+\/>/, '>')),
  ),
  signing('failure-in-other-namespace', 'A failure is in another namespace.', ['RFC6120-6.4.5-a'], (phase) =>
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
    ['RFC6120-6.4.5-c', 'RFC6120-6.4.5-e'],
    (phase) => (phase.atLimit = answerClose),
    'D9',
  ),
  signing(
    'retry-limit-condition-other',
    'At the limit of tries the stream ends with resource-constraint.',
    ['RFC6120-6.4.5-e'],
    (phase) =>
      (phase.atLimit = (session) =>
        endWithError(session, { condition: 'resource-constraint', text: 'No more.' })),
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
    ['RFC6120-6.4.6-b', 'DOC-S05-a'],
    (phase) => rewrite(phase, 'success', (text) => text.replace(namespaces.sasl, namespaces.stream)),
  ),
  signing(
    'close-after-success',
    'A <close/> follows the success.',
    ['RFC7395-3.7-a', 'RFC6120-4.3.3-b'],
    (phase) => (phase.afterSuccess = (session) => [session.server.behaviour.closing.close()]),
  ),
];
