import type { Entry, Har } from 'har-format';
import type { Line } from './sound-conversation';

type WebSocketMessage = NonNullable<Entry['_webSocketMessages']>[number];

/** When the made-up conversation began, in seconds since 1970; a message comes each tenth of a second. */
const startS = 1_795_741_200;

const upgradeHeaders = {
  request: [
    { name: 'Upgrade', value: 'websocket' },
    { name: 'Sec-WebSocket-Protocol', value: 'xmpp' },
  ],
  response: [
    { name: 'sec-websocket-protocol', value: 'xmpp' },
    { name: 'upgrade', value: 'WebSocket' },
    { name: 'connection', value: 'upgrade' },
  ],
};

/** How a HAR is to differ from that of Chrome. */
export interface HarShape {
  creator?: string;
  /** How many of the units that times are written in make a second. */
  perSecond?: number;
  url?: string;
  status?: number;
  /** Seconds by which all begins later. */
  laterS?: number;
}

/** A HAR that holds a conversation for each list of lines. */
export function harOf(conversations: readonly (readonly Line[])[], shape: HarShape = {}): Har {
  const { creator = 'WebInspector' } = shape;
  const entries = conversations.map((lines, index) => entryOf(lines, shape, index));
  return { log: { version: '1.2', creator: { name: creator, version: '1' }, pages: [], entries } };
}

function entryOf(
  lines: readonly Line[],
  { perSecond = 1, url = 'wss://finesse.example:8445/ws/', status = 101, laterS = 0 }: HarShape,
  index: number,
): Entry {
  const beginsS = startS + laterS + 60 * index;
  const messages = lines.map((line, number): WebSocketMessage => ({
    type: line.startsWith('>') ? 'send' : 'receive',
    time: (beginsS + (number + 1) / 10) * perSecond,
    opcode: 1,
    data: line.slice(1),
  }));
  return {
    startedDateTime: new Date(beginsS * 1000).toISOString(),
    time: 1000,
    request: {
      method: 'GET',
      url,
      httpVersion: 'HTTP/1.1',
      headers: upgradeHeaders.request,
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status,
      statusText: status === 101 ? 'Switching Protocols' : '',
      httpVersion: 'HTTP/1.1',
      headers: upgradeHeaders.response,
      cookies: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    _resourceType: 'websocket',
    _webSocketMessages: messages,
  };
}

/** The log of a library, from how it writes a message. */
export function logOf(
  lines: readonly Line[],
  write: (isSent: boolean, text: string, number: number) => string,
): string {
  return lines.map((line, number) => write(line.startsWith('>'), line.slice(1), number)).join('\n');
}

export const stropheLine = (isSent: boolean, text: string): string => `${isSent ? 'SENT' : 'RECV'}: ${text}`;
export const stanzaLine = (isSent: boolean, text: string): string =>
  `${isSent ? 'Send' : 'Recv'}:\n${text}\n`;
export const xmppjsLine = (isSent: boolean, text: string): string => `${isSent ? 'OUT' : 'IN'}\n${text}`;
export const smackLine = (isSent: boolean, text: string, number: number): string =>
  `01-26 11:06:${String(10 + number)}.148 D/SMACK: ${isSent ? 'SENT' : 'RECV'} (0): ${text}`;

/** What tshark writes of a conversation, each message in a packet of its own. */
export function tsharkOf(lines: readonly Line[], stream = '0'): object[] {
  return lines.map((line, number) => {
    const isSent = line.startsWith('>');
    const ports = isSent ? ['51676', '8445'] : ['8445', '51676'];
    const text = line.slice(1);
    return {
      _source: {
        layers: {
          frame: { 'frame.time_epoch': (startS + number / 10).toFixed(6) },
          tcp: { 'tcp.srcport': ports[0], 'tcp.dstport': ports[1], 'tcp.stream': stream },
          websocket: {
            'websocket.fin': '1',
            'websocket.opcode': '1',
            'websocket.mask': isSent ? '1' : '0',
            'websocket.payload': { 'websocket.payload.text': text },
          },
          'data-text-lines': { [text]: '' },
        },
      },
    };
  });
}
