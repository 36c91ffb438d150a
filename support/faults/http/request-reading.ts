import { faultsOf, replace, type Fault } from '../fault';
import { answer, valueOf, type HttpRequest } from '../../reference-server/http/request';
import type { Check, Upgrade } from '../../reference-server/http/upgrade';

const bent = faultsOf('upgrade');

const badRequest = answer(400, 'Bad Request');

/** Refuses as well what a condition does not hold for. */
function demand(
  check: 'checkHost' | 'checkUpgrade' | 'checkConnection',
  holds: (request: HttpRequest) => boolean,
): (phase: Upgrade) => void {
  return (phase) =>
    replace(
      phase,
      check,
      (right): Check =>
        (request) =>
          holds(request) ? right(request) : badRequest,
    );
}

/** The headers of a request are read as they should not be (RFC 6455, section 4.2.1; RFC 9110, section 5.1). */
export const requestReadingFaults: readonly Fault[] = [
  bent(
    'upgrade-value-case-sensitive',
    'The Upgrade header has to be spelled in lower case.',
    ['RFC6455-4.2.1-d'],
    demand('checkUpgrade', ({ headers }) => valueOf(headers, 'upgrade') === 'websocket'),
  ),
  bent(
    'connection-token-alone',
    'The Connection header has to hold Upgrade and nothing else.',
    ['RFC6455-4.2.1-d'],
    demand('checkConnection', ({ headers }) => valueOf(headers, 'connection') === 'Upgrade'),
  ),
  bent(
    'header-names-case-sensitive',
    'Header names have to be spelled as in the RFC.',
    ['RFC6455-4.2.1-d'],
    demand('checkUpgrade', ({ headers }) => headers.some(([name]) => name === 'Upgrade')),
  ),
  bent(
    'host-name-case-sensitive',
    'The name of the Host header has to begin with a capital.',
    ['RFC6455-4.2.1-d'],
    demand('checkHost', ({ headers }) => headers.some(([name]) => name.startsWith('H'))),
  ),
  bent(
    'unknown-header-refused',
    'A request with a header that no RFC knows is refused.',
    ['RFC6455-4.2.1-d'],
    demand('checkHost', ({ headers }) => !headers.some(([name]) => name.startsWith('X-'))),
  ),
  bent(
    'origin-required',
    'A request without an Origin header is refused.',
    ['RFC6455-4.2.1-d'],
    (phase) =>
      (phase.checkOrigin = ({ headers: sent }) =>
        valueOf(sent, 'origin') === undefined ? answer(403, 'Forbidden') : null),
  ),
];
