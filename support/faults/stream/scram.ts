import { randomBytes } from 'node:crypto';
import { namespaces } from '../../protocol/xml/namespaces';
import { xml } from '../../protocol/xml/template';
import type { Behaviour } from '../../reference-server/decisions';
import { fault, replace, type Fault } from '../fault';
import type { Sasl } from '../../reference-server/stream/sasl';

const scram = 'SCRAM-SHA-1';

/** The first message of the server: the client's nonce made longer, a salt, and a count (RFC 5802, section 5.1). */
function firstMessage(data: string): string {
  const nonce = /,r=([^,]*)/.exec(Buffer.from(data, 'base64').toString('utf8'))?.[1] ?? '';
  return `r=${nonce}${randomBytes(9).toString('base64')},s=${randomBytes(12).toString('base64')},i=4096`;
}

/** Offers SCRAM-SHA-1 beside PLAIN, as far as a client needs it that does not end the exchange: no proof is right. */
function offerScram({ stream, sasl }: Behaviour): void {
  stream.mechanisms = [...stream.mechanisms, scram];
  replace(sasl, 'isComplete', (right) => (data, name) => name !== scram && right(data, name));
  replace(
    sasl,
    'challenge',
    (right) => (data, name) =>
      name === scram && data !== ''
        ? xml`<challenge xmlns="${namespaces.sasl}">${Buffer.from(firstMessage(data)).toString('base64')}</challenge>`
        : right(data, name),
  );
  replace(
    sasl,
    'judgeResponse',
    (right) => (session, data) =>
      session.challenged === scram ? { condition: 'not-authorized' } : right(session, data),
  );
}

function offering(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: Sasl) => void,
): Fault {
  return fault(name, sentence, breaks, (behaviour) => {
    offerScram(behaviour);
    bend(behaviour.sasl);
  });
}

/** SCRAM-SHA-1 is offered as well, and its exchange is not as it should be (RFC 6120, section 6.4). */
export const scramFaults: readonly Fault[] = [
  offering(
    'scram-second-auth-refused',
    'SCRAM-SHA-1 is offered, and an <auth/> in the middle of its exchange is taken for a wrong response.',
    ['RFC6120-6.4.2-a'],
    (phase) =>
      replace(
        phase,
        'judge',
        (right) => (session, data) =>
          session.challenged === scram ? { condition: 'not-authorized' } : right(session, data),
      ),
  ),
  offering(
    'scram-abort-condition-other',
    'SCRAM-SHA-1 is offered, and an <abort/> in its exchange is answered with not-authorized.',
    ['RFC6120-6.4.4-a'],
    (phase) =>
      replace(
        phase,
        'judgeAbort',
        (right) => (session) =>
          session.challenged === scram ? { condition: 'not-authorized' } : right(session),
      ),
  ),
  offering(
    'scram-abort-is-final',
    'SCRAM-SHA-1 is offered, and an <abort/> in its exchange uses up every further attempt.',
    ['RFC6120-6.4.5-b'],
    (phase) =>
      replace(phase, 'judgeAbort', (right) => (session) => {
        if (session.challenged === scram) session.failedAttempts = phase.maxFailures;
        return right(session);
      }),
  ),
];
