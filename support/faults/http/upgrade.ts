import type { Header } from '../../protocol/wire/transcript';
import { faultsOf, replace, type Fault } from '../fault';
import type { HttpRequest } from '../../reference-server/http/request';
import type { Upgrade } from '../../reference-server/http/upgrade';

/** Changes the headers of the 101. */
function headers(change: (headers: Header[], request: HttpRequest) => Header[]): (phase: Upgrade) => void {
  return (phase) =>
    replace(phase, 'headers', (right) => (request, accept) => change(right(request, accept), request));
}

function without(...names: string[]): (phase: Upgrade) => void {
  return headers((right) => right.filter(([name]) => !names.includes(name)));
}

function set(header: string, value: (request: HttpRequest) => string): (phase: Upgrade) => void {
  return headers((right, request) =>
    right.map(([name, old]) => [name, name === header ? value(request) : old]),
  );
}

function repeat(header: string): (phase: Upgrade) => void {
  return headers((right) => [...right, ...right.filter(([name]) => name === header)]);
}

const bent = faultsOf('upgrade');

/** The 101 is not as it should be (RFC 6455, section 4.2.2). */
export const upgradeFaults: readonly Fault[] = [
  bent('accept-wrong', 'Sec-WebSocket-Accept is the digest of another key.', ['RFC6455-4.2.2-e'], (phase) =>
    replace(phase, 'acceptKey', (right) => (request) => {
      const digest = right(request);
      return `${digest.startsWith('A') ? 'B' : 'A'}${digest.slice(1)}`;
    }),
  ),
  bent(
    'accept-constant',
    'Sec-WebSocket-Accept is that of the example in the RFC, whatever the key.',
    ['RFC6455-4.2.2-e'],
    (phase) => (phase.acceptKey = () => 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='),
  ),
  bent(
    'accept-missing',
    'The 101 has no Sec-WebSocket-Accept.',
    ['RFC6455-4.2.2-e'],
    without('Sec-WebSocket-Accept'),
  ),
  bent(
    'accept-repeated',
    'Sec-WebSocket-Accept stands twice in the 101.',
    ['RFC6455-11.3.3-a'],
    repeat('Sec-WebSocket-Accept'),
  ),
  bent(
    'status-200',
    'The upgrade is accepted with status 200.',
    ['RFC6455-4.2.2-b', 'DOC-S01-a'],
    (phase) => (phase.statusLine = () => 'HTTP/1.1 200 OK'),
  ),
  bent(
    'status-line-http-1.0',
    'The upgrade is accepted in HTTP/1.0.',
    ['RFC6455-4.2.2-b', 'DOC-S01-a'],
    (phase) => (phase.statusLine = () => 'HTTP/1.0 101 Switching Protocols'),
  ),
  bent(
    'upgrade-header-missing',
    'The 101 has no Upgrade header.',
    ['RFC6455-4.2.2-c', 'DOC-S01-c'],
    without('Upgrade'),
  ),
  bent(
    'upgrade-header-other',
    'The Upgrade header of the 101 has another value.',
    ['RFC6455-4.2.2-c', 'DOC-S01-c'],
    set('Upgrade', () => 'xmpp'),
  ),
  bent(
    'connection-header-missing',
    'The 101 has no Connection header.',
    ['RFC6455-4.2.2-d', 'DOC-S01-b'],
    without('Connection'),
  ),
  bent(
    'connection-header-other',
    'The Connection header of the 101 says keep-alive.',
    ['RFC6455-4.2.2-d', 'DOC-S01-b'],
    set('Connection', () => 'keep-alive'),
  ),
  bent(
    'extension-unasked',
    'The 101 lists an extension that the client did not offer.',
    ['RFC6455-4.2.2-h'],
    headers((right) => [...right, ['Sec-WebSocket-Extensions', 'x-suite-unknown']]),
  ),
];
