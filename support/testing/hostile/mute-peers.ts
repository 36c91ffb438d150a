import { randomBytes } from 'node:crypto';
import { opcodes } from '../../protocol/websocket';
import { onRequest, switching } from '../fake-server';
import { answered, drip, flood, upgraded, type Conduct } from './flow';
import { closeFrame, onTexts, serverFrame, textFrame } from './frames';

const megabyte = Buffer.alloc(1024 * 1024, 'x');

/** Servers that never get as far as HTTP. */
export const wordless: Record<string, Conduct> = {
  'accepts and stays silent': () => undefined,
  'closes at once': (socket) => socket.end(),
  'resets at once': (socket) => socket.resetAndDestroy(),
  'speaks HTTP/2': (socket) => socket.write(Buffer.from('000000040000000000', 'hex')),
  'sends NUL bytes instead of HTTP': (socket) => flood(socket, Buffer.alloc(65_536)),
};

/** Servers that answer the request in HTTP, or begin to. */
export const unupgraded: Record<string, Conduct> = {
  'drips the 101 one byte a second': answered('', (socket) => drip(socket, Buffer.from('HTTP/1.1 101 '))),
  'redirects in a circle': answered(
    'HTTP/1.1 302 Found\r\nLocation: /ws/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  ),
  'sends a header block of 1 MB': answered('HTTP/1.1 101 Switching Protocols\r\n', (socket) =>
    flood(socket, `X-Padding: ${'x'.repeat(1000)}\r\n`, 1000),
  ),
  'pads a header with 60 kB of blanks': answered(
    `HTTP/1.1 101 Switching Protocols\r\nX-Padding: x${' '.repeat(60_000)}x\r\n\r\n`,
  ),
  'sends a header of blanks in small packets': answered(
    'HTTP/1.1 101 Switching Protocols\r\nA: x',
    (socket) => flood(socket, ' '.repeat(7), 9000),
  ),
  'sends headers without end': answered('HTTP/1.1 101 Switching Protocols\r\n', (socket) =>
    flood(socket, 'X-Padding: x\r\n'.repeat(1000)),
  ),
  'sends 10 MB before the 101': (socket) =>
    onRequest(socket, (head) =>
      flood(socket, 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(400), 1000, () => socket.write(switching(head))),
    ),
  'sends a page without end': answered('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n', (socket) =>
    flood(socket, megabyte),
  ),
};

/** The start of a frame that declares 100 MB. */
const giantHead = serverFrame(opcodes.text, '', { declaredLength: 100 * 1024 * 1024 });

/** An entity of a thousand million characters, written in a few lines. */
const bomb = [
  '<!DOCTYPE open [<!ENTITY a "aaaaaaaaaa">',
  ...'bcdefghij'
    .split('')
    .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'.charAt(at)};`.repeat(10)}">`),
  "]><open xmlns='urn:ietf:params:xml:ns:xmpp-framing' id='&j;' version='1.0'>&j;</open>",
].join('');

const message = "<message xmlns='jabber:client' from='a@b'><body>x</body></message>";
const question = "<iq xmlns='jabber:client' type='get' id='q'><query xmlns='jabber:iq:version'/></iq>";

/** Servers that answer every message of the client with the same bytes. */
const parroting = (bytes: Buffer): Conduct =>
  upgraded((socket) =>
    onTexts(socket, (text) => {
      if (text !== null) socket.write(bytes);
    }),
  );

/** Servers that upgrade, and break the framing or the XML from then on. */
export const frameBreakers: Record<string, Conduct> = {
  'answers 101 and then garbage': upgraded((socket) => socket.write(randomBytes(4096))),
  'sends half a frame': upgraded((socket) => socket.write(textFrame(message).subarray(0, 40))),
  'never ends a message': upgraded((socket) => {
    socket.write(serverFrame(opcodes.text, '<open', { fin: false }));
    flood(socket, serverFrame(opcodes.continuation, ' '.repeat(1000), { fin: false }));
  }),
  'never ends a message of empty frames': upgraded((socket) => {
    socket.write(serverFrame(opcodes.text, '<open', { fin: false }));
    flood(socket, Buffer.alloc(2 * 1000));
  }),
  'sends stanzas without end': upgraded((socket) =>
    flood(socket, Buffer.concat(Array.from({ length: 100 }, () => textFrame(message)))),
  ),
  'asks without end': upgraded((socket) =>
    flood(socket, Buffer.concat(Array.from({ length: 100 }, () => textFrame(question)))),
  ),
  'declares a frame of 100 MB': upgraded((socket) => socket.write(giantHead)),
  'sends a frame of 100 MB': upgraded((socket) => {
    socket.write(giantHead);
    flood(socket, megabyte, 100);
  }),
  'sends an entity bomb': parroting(textFrame(bomb)),
  'nests 200,000 elements': parroting(textFrame('<a>'.repeat(200_000) + '</a>'.repeat(200_000))),
  'sends a million elements': parroting(textFrame(`<a>${'<b/>'.repeat(1_000_000)}</a>`)),
  'sends messages of 15 MB': parroting(textFrame(`<a>${'x'.repeat(15_000_000)}</a>`)),
  'sends text that is no UTF-8': parroting(serverFrame(opcodes.text, Buffer.from('3c61ff2f3e', 'hex'))),
  'sends NUL bytes': parroting(textFrame('\0'.repeat(1000))),
  'sends only binary': parroting(serverFrame(opcodes.binary, randomBytes(1000))),
  'closes with a code that may not be sent': parroting(closeFrame(1005)),
  'closes with half a code': parroting(serverFrame(opcodes.close, Buffer.from([3]))),
  'drips its answers one byte a second': upgraded((socket) => {
    onTexts(socket, () => undefined);
    drip(socket, textFrame(message));
  }),
};
