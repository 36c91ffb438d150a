import { fault, replace } from '../fault';
import type { Fault } from '../fault';

export const upgradeFaults: readonly Fault[] = [
  fault(
    'subprotocol-missing',
    'The 101 names no subprotocol.',
    ['RFC7395-3.1-a', 'DOC-S01-e'],
    ({ upgrade }) =>
      replace(
        upgrade,
        'headers',
        (right) => (request, accept) =>
          right(request, accept).filter(([name]) => name !== 'Sec-WebSocket-Protocol'),
      ),
  ),
];
