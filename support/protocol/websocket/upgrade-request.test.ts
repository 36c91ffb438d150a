import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointOf } from '../../testing/fake-server';
import {
  acceptFor,
  addHeader,
  decodeRequest,
  encodeRequest,
  upgradeRequest,
  withHeader,
  withoutHeader,
} from './upgrade-request';

const endpoint = endpointOf('wss://uccx.example.com:8445/ws/?a=b');

test('computes the accept of the RFC’s own example', () => {
  assert.equal(acceptFor('dGhlIHNhbXBsZSBub25jZQ=='), 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
});

test('asks as a browser does', () => {
  assert.equal(
    encodeRequest(upgradeRequest(endpoint, { key: 'dGhlIHNhbXBsZSBub25jZQ==' })).toString(),
    [
      'GET /ws/?a=b HTTP/1.1',
      'Host: uccx.example.com:8445',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Origin: https://uccx.example.com:8445',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Protocol: xmpp',
      '',
      '',
    ].join('\r\n'),
  );
});

test('makes a new key of 16 bytes for every request', () => {
  const [one, two] = [upgradeRequest(endpoint).key, upgradeRequest(endpoint).key];
  assert.notEqual(one, two);
  assert.equal(Buffer.from(one, 'base64').length, 16);
});

test('leaves out the port that is the scheme’s own, and the headers it is told to', () => {
  const request = upgradeRequest(endpointOf('ws://host.example:80/'), { protocols: [], origin: null });
  assert.deepEqual(request.headers[0], ['Host', 'host.example']);
  const names = request.headers.map(([name]) => name);
  assert.deepEqual(names, ['Host', 'Connection', 'Upgrade', 'Sec-WebSocket-Version', 'Sec-WebSocket-Key']);
});

test('changes one header and leaves the others where they stood', () => {
  const request = upgradeRequest(endpoint);
  const changed = withHeader(request, 'upgrade', 'h2c');
  assert.deepEqual(changed.headers[2], ['Upgrade', 'h2c']);
  assert.deepEqual(request.headers[2], ['Upgrade', 'websocket']);
  assert.deepEqual(withHeader(request, 'Cookie', 'a=b').headers.at(-1), ['Cookie', 'a=b']);
  assert.deepEqual(addHeader(request, 'Host', 'other').headers.at(-1), ['Host', 'other']);
  assert.equal(withoutHeader(request, 'HOST').headers.length, request.headers.length - 1);
});

test('reads back what it wrote, and makes the best of what is not HTTP', () => {
  const { key, ...request } = upgradeRequest(endpoint);
  assert.notEqual(key, '');
  assert.deepEqual(decodeRequest(encodeRequest(request)), { ...request, body: '' });
  assert.deepEqual(decodeRequest(Buffer.from('GET / HTTP/1.1\nHost : a\r\nodd\r\n\r\nrest')), {
    method: 'GET',
    target: '/',
    version: 'HTTP/1.1',
    headers: [
      ['Host ', 'a'],
      ['odd', ''],
    ],
    body: 'rest',
  });
});
