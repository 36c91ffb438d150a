import { fault, replace, type Fault } from '../fault';
import { answer } from '../../reference-server/http/request';
import { framed } from './framed';

/** The connection does not fail as it should (RFC 6455, sections 7.1.7 and 10.4). */
export const failureFaults: readonly Fault[] = [
  framed(
    'oversize-unsaid',
    'A message that is too big ends the connection without a reason.',
    ['RFC6120-13.12-b', 'RFC6455-7.1.7-a'],
    (_, conduct) =>
      replace(conduct, 'failure', (right) => (broken) => (broken.code === 1009 ? [] : right(broken))),
  ),
  framed(
    'failure-without-close',
    'A protocol error ends the connection without a Close frame.',
    ['RFC6455-7.1.7-a'],
    (_, conduct) => {
      conduct.failure = () => [];
    },
  ),
  framed(
    'reading-after-failure',
    'After a protocol error the server goes on with what the client sends.',
    ['RFC6455-7.1.7-b'],
    (_, conduct) => {
      conduct.deafAfterFailure = false;
    },
  ),
  framed(
    'failure-reason-too-long',
    'The Close frame that says why the connection fails is longer than a control frame may be.',
    ['RFC6455-5.5-a'],
    (_, conduct) =>
      replace(
        conduct,
        'failure',
        () =>
          ({ code, reason }) =>
            conduct.startClose(code, reason.padEnd(124, '.')),
      ),
  ),
  framed(
    'unmasked-read-before-failure',
    'A frame without a mask fails the connection, and is handled before.',
    ['RFC6455-5.1-b'],
    (frame) => (frame.failsLate = ({ masked }) => !masked),
  ),
  framed(
    'reserved-bits-read-before-failure',
    'A frame with a reserved bit set fails the connection, and is handled before.',
    ['RFC6455-5.2-b'],
    (frame) => (frame.failsLate = ({ rsv }) => rsv !== 0),
  ),
  framed(
    'utf8-repaired-before-failure',
    'Text that is not UTF-8 fails the connection, and is repaired and handled before.',
    ['RFC6455-8.1-a'],
    (_, conduct) => (conduct.salvage = (payload) => payload.toString('utf8')),
  ),
  fault(
    'oversize-stuns',
    'After a frame that announces too much the server refuses the next client.',
    ['RFC6455-10.4-a'],
    ({ frame, upgrade }) => {
      let stunned = false;
      replace(frame, 'checkLength', (right) => (head, maxOctets) => {
        const broken = right(head, maxOctets);
        stunned ||= broken !== null;
        return broken;
      });
      upgrade.checkOrigin = () => {
        const refused = stunned;
        stunned = false;
        return refused ? answer(503, 'Service Unavailable') : null;
      };
    },
  ),
];
