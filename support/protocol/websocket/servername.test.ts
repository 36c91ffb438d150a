import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TLSSocket } from 'node:tls';
import { makeCertificate, makeRecorder, onRequest, startServer, switching } from '../../testing/fake-server';
import { probeUpgrade } from './handshake';
import { openSocket } from './open-socket';
import { upgradeRequest } from './upgrade-request';

const name = 'uccx.example.com';

/** A server that answers 400 where the host of a request is not the name of SNI, as Jetty does. */
async function startStrict(t: Parameters<typeof startServer>[0]) {
  const { key, cert } = await makeCertificate({ names: [name] });
  const { endpoint, port } = await startServer(
    t,
    (socket) =>
      onRequest(socket, (head) => {
        const asked = /^Host: ([^:\r]+)/im.exec(head)?.[1];
        const agreed = socket instanceof TLSSocket && asked === socket.servername;
        socket.write(
          agreed
            ? switching(head, 'Sec-WebSocket-Protocol: xmpp')
            : 'HTTP/1.1 400 Invalid SNI\r\nContent-Length: 0\r\n\r\n',
        );
      }),
    { key, cert },
  );
  return { port, endpoint: { ...endpoint, tls: { ca: cert, verify: true, servername: name } } };
}

test('sends tls.servername as Host, with the port of the URL, so that it agrees with SNI', async (t) => {
  const { endpoint, port } = await startStrict(t);
  const { recorder } = makeRecorder();
  const request = upgradeRequest(endpoint);
  assert.deepEqual(request.headers[0], ['Host', `${name}:${port}`]);
  const { response, connection } = await probeUpgrade(endpoint, request, { recorder, withinMs: 3000 });
  assert.equal(response?.status, 101);
  connection.destroy();
  const socket = await openSocket(endpoint, { recorder, withinMs: 3000 });
  assert.equal(socket.handshake.status, 101);
  socket.terminate();
});
