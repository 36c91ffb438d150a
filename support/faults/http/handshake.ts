import { faultsOf, replace, type Fault } from '../fault';
import { valueOf, valuesOf } from '../../reference-server/http/request';

const bent = faultsOf('upgrade');

/** A request is judged as it should not be (RFC 6455, section 4.2.1). */
export const handshakeFaults: readonly Fault[] = [
  bent(
    'version-any-accepted',
    'Any version in Sec-WebSocket-Version is accepted.',
    ['RFC6455-4.2.2-i'],
    (phase) =>
      replace(
        phase,
        'checkProtocolVersion',
        (right) => (request) =>
          valueOf(request.headers, 'sec-websocket-version') === undefined ? right(request) : null,
      ),
  ),
  bent(
    'version-missing-accepted',
    'A handshake without Sec-WebSocket-Version is accepted.',
    ['RFC6455-4.2.1-b'],
    (phase) =>
      replace(
        phase,
        'checkProtocolVersion',
        (right) => (request) =>
          valueOf(request.headers, 'sec-websocket-version') === undefined ? null : right(request),
      ),
  ),
  bent(
    'version-list-missing',
    'The refusal of a version does not say which ones are understood.',
    ['RFC6455-4.2.2-l'],
    (phase) =>
      replace(phase, 'checkProtocolVersion', (right) => (request) => {
        const refusal = right(request);
        return (
          refusal && {
            ...refusal,
            headers: refusal.headers.filter(([name]) => name !== 'Sec-WebSocket-Version'),
          }
        );
      }),
  ),
  bent(
    'version-refused-without-error',
    'A version that is not understood is refused with status 200.',
    ['RFC6455-4.2.2-l'],
    (phase) =>
      replace(phase, 'checkProtocolVersion', (right) => (request) => {
        const refusal = right(request);
        return refusal && { ...refusal, status: 200, reason: 'OK' };
      }),
  ),
  bent(
    'version-refused-by-method',
    'A version that is not understood is refused with 405, and those that are understood are not named.',
    ['RFC6455-4.2.2-l'],
    (phase) =>
      replace(phase, 'checkProtocolVersion', (right) => (request) => {
        const refusal = right(request);
        return refusal && { ...refusal, status: 405, reason: 'Method Not Allowed', headers: [] };
      }),
    'D43',
  ),
  bent(
    'key-missing-accepted',
    'A handshake without a key, or with an empty one, is accepted.',
    ['RFC6455-4.2.1-a'],
    (phase) =>
      replace(
        phase,
        'checkKey',
        (right) => (request) =>
          (valueOf(request.headers, 'sec-websocket-key') ?? '') === '' ? null : right(request),
      ),
  ),
  bent('key-empty-accepted', 'A handshake with an empty key is accepted.', ['RFC6455-4.2.1-a'], (phase) =>
    replace(
      phase,
      'checkKey',
      (right) => (request) => (valueOf(request.headers, 'sec-websocket-key') === '' ? null : right(request)),
    ),
  ),
  bent('key-repeated-accepted', 'A handshake with two keys is accepted.', ['RFC6455-4.2.1-a'], (phase) =>
    replace(
      phase,
      'checkKey',
      (right) => (request) =>
        valuesOf(request.headers, 'sec-websocket-key').length > 1 ? null : right(request),
    ),
  ),
  bent(
    'key-malformed-accepted',
    'A key that is not base64 of 16 bytes is accepted.',
    ['RFC6455-4.2.1-e'],
    (phase) =>
      replace(phase, 'checkKey', (right) => (request) => {
        const keys = valuesOf(request.headers, 'sec-websocket-key');
        return keys.length === 1 && keys[0] !== '' ? null : right(request);
      }),
  ),
  bent(
    'upgrade-header-not-needed',
    'A request whose Upgrade header is missing or names something else is upgraded.',
    ['RFC6455-4.2.1-b'],
    (phase) => (phase.checkUpgrade = () => null),
  ),
  bent(
    'connection-header-not-needed',
    'A request whose Connection header lacks the token Upgrade is upgraded.',
    ['RFC6455-4.2.1-b'],
    (phase) => (phase.checkConnection = () => null),
  ),
  bent('method-any-accepted', 'A POST is upgraded.', ['RFC6455-4.2.1-c'], (phase) => {
    phase.checkMethod = () => null;
  }),
  bent('http-1.0-accepted', 'A request of HTTP/1.0 is upgraded.', ['RFC6455-4.2.1-c'], (phase) => {
    phase.checkVersion = () => null;
  }),
  bent('host-missing-accepted', 'A request without Host is upgraded.', ['RFC6455-4.2.1-c'], (phase) => {
    phase.checkHost = () => null;
  }),
];
