import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRecorder, onRequest, startServer, switching } from '../../testing/fake-server';
import { probeUpgrade } from './handshake';
import { openSocket } from './open-socket';
import { upgradeRequest } from './upgrade-request';

/** What a browser reads as any other 101 (RFC 9112, sections 2.2, 5 and 5.2; RFC 9110, section 15.2). */
const asBrowsersRead: Record<string, (response: string) => string> = {
  'headers in folded lines': (response) =>
    response
      .replace('Accept: ', 'Accept:\r\n ')
      .replace('Protocol: xmpp', 'Protocol:\r\n\txmpp\r\nX-Other: a\r\n b'),
  'lines that end in LF alone': (response) => response.replaceAll('\r\n', '\n'),
  'header names in other cases': (response) =>
    response.replace('Upgrade:', 'UPGRADE:').replace('Sec-WebSocket-', 'sec-websocket-'),
  'a header of 20 kB and twenty cookies': (response) =>
    response.replace(
      '\r\n\r\n',
      `\r\nX: ${'x'.repeat(20_480)}${`\r\nSet-Cookie: a=${'x'.repeat(1024)}`.repeat(20)}\r\n\r\n`,
    ),
  'interim responses before it': (response) =>
    `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n${response}`,
};
for (const [what, write] of Object.entries(asBrowsersRead))
  test(`reads a 101 with ${what}, in the socket and in the probe`, async (t) => {
    const { endpoint } = await startServer(t, (socket) =>
      onRequest(socket, (head) => socket.write(write(switching(head, 'Sec-WebSocket-Protocol: xmpp')))),
    );
    const { recorder } = makeRecorder();
    const socket = await openSocket(endpoint, { recorder, withinMs: 2000 });
    assert.equal(socket.handshake.status, 101);
    socket.terminate();
    const probed = await probeUpgrade(endpoint, upgradeRequest(endpoint), { recorder, withinMs: 2000 });
    assert.ok(probed.outcome === 'answered');
    const agreed = probed.response.headers.find(([name]) => /^sec-websocket-protocol$/i.test(name));
    assert.equal(agreed?.[1], 'xmpp');
    probed.connection.destroy();
  });
