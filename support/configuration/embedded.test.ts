import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../checkout';
import { readTarget, secretsOf, withEmbeddedServer, type StartedServer } from './index';

const server: StartedServer = {
  url: 'ws://127.0.0.1:1/ws/',
  secureUrl: 'wss://127.0.0.1:2/ws/',
  ca: 'PEM',
  domain: 'finesse.example',
  pubsub: 'pubsub.finesse.example',
  rest: { url: 'http://127.0.0.1:1/api', secureUrl: 'https://127.0.0.1:2/api', extension: '1001' },
  accounts: {
    agent: { username: 'agent', password: 'one' },
    peer: { username: 'peer', password: 'two' },
    publisher: { username: 'events', password: 'two' },
  },
  user: { id: 'Agent' },
  team: { id: '1' },
};
const committed = (name: string) => readTarget(path.join(root, 'targets', name), {});

test('an embedded target speaks to the server that was started for it, as the desktop', () => {
  const target = withEmbeddedServer(committed('embedded.yaml'), server);
  assert.equal(target.url, 'ws://127.0.0.1:1/ws/');
  assert.equal(target.accounts.agent?.resource, 'desktop');
  assert.equal(target.accounts.peer?.resource, 'conformance-suite');
  assert.deepEqual(target.rest, { url: 'http://127.0.0.1:1/api', extension: '1001' });
  assert.equal(target.user.id, 'Agent');
});

test('an embedded target with a tls key speaks TLS and trusts the certificate made for the run', () => {
  const target = withEmbeddedServer(committed('embedded-tls.yaml'), server);
  assert.equal(target.url, 'wss://127.0.0.1:2/ws/');
  assert.deepEqual(target.tls, { ca: 'PEM', cert: null, key: null, verify: true, servername: null });
  assert.equal(target.rest?.url, 'https://127.0.0.1:2/api');
});

test('the secrets of a target are its passwords, each once', () => {
  assert.deepEqual(secretsOf(withEmbeddedServer(committed('embedded.yaml'), server)), ['one', 'two']);
});
