import type { Header } from '../../protocol/wire/transcript';
import { faultsOf, replace, type Fault } from '../fault';
import { tokensOf, type HttpRequest } from '../../reference-server/http/request';
import type { Upgrade } from '../../reference-server/http/upgrade';

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

const bent = faultsOf('upgrade');

/** The subprotocol is not agreed as it should be (RFC 7395, section 3.1). */
export const subprotocolFaults: readonly Fault[] = [
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
];
