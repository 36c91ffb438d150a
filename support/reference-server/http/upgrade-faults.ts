import type { Header } from '../../wire/transcript';
import { fault, replace, type Fault } from '../fault';
import { answer, tokensOf, valueOf, type HttpRequest } from './request';
import type { Upgrade } from './upgrade';

const protocolName = 'Sec-WebSocket-Protocol';

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

function bent(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: Upgrade) => void,
): Fault {
  return fault(name, sentence, breaks, ({ upgrade }) => bend(upgrade));
}

/** The 101 is not as it should be (RFC 6455, section 4.2.2). */
export const upgradeFaults: readonly Fault[] = [
  bent(
    'subprotocol-missing',
    'The 101 names no subprotocol.',
    ['RFC7395-3.1-a', 'DOC-S01-e'],
    without(protocolName),
  ),
  bent(
    'subprotocol-other',
    'The 101 names a subprotocol that nobody offered.',
    ['RFC7395-3.1-a', 'RFC6455-4.2.2-f', 'DOC-S01-e'],
    set(protocolName, () => 'xmpp-framing'),
  ),
  bent(
    'subprotocol-first-offered',
    'The 101 names whatever subprotocol was offered first.',
    ['RFC6455-4.2.2-f'],
    set(protocolName, ({ headers: sent }) => tokensOf(sent, protocolName.toLowerCase())[0] ?? 'xmpp'),
  ),
  bent(
    'subprotocol-list-echoed',
    'The 101 repeats the whole list of subprotocols that was offered.',
    ['RFC6455-4.2.2-f'],
    set(protocolName, ({ headers: sent }) => tokensOf(sent, protocolName.toLowerCase()).join(', ')),
  ),
  bent(
    'subprotocol-repeated',
    'The 101 names the subprotocol twice.',
    ['RFC6455-11.3.3-a'],
    repeat(protocolName),
  ),
  bent(
    'subprotocol-unasked',
    'A client that did not offer xmpp is upgraded, and told that it is spoken.',
    ['RFC6455-4.2.2-g', 'RFC7395-3.1-b'],
    (phase) => (phase.checkSubprotocol = () => null),
  ),
  bent(
    'subprotocol-not-needed',
    'A client that did not offer xmpp is upgraded without a word about it, and spoken to in XMPP.',
    ['RFC7395-3.1-b'],
    (phase) => {
      phase.checkSubprotocol = () => null;
      headers((right, { headers: sent }) =>
        tokensOf(sent, protocolName.toLowerCase()).includes('xmpp')
          ? right
          : right.filter(([name]) => name !== protocolName),
      )(phase);
    },
  ),
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
  bent(
    'origin-dropped',
    'A client of a foreign origin gets a 101 and is dropped at once.',
    ['RFC6455-4.2.2-k'],
    (phase) => (phase.keeps = ({ headers: sent }) => valueOf(sent, 'origin') === undefined),
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
