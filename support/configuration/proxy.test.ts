import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { chooseProxy, secretsOfProxy } from './proxy';

/** Sets what names a proxy, and nothing else, for the length of a test. */
function set(t: TestContext, variables: Record<string, string>): void {
  const before = { ...process.env };
  const others = Object.entries(before).filter(([name]) => !/_proxy$/i.test(name));
  process.env = { ...Object.fromEntries(others), ...variables };
  t.after(() => void (process.env = before));
}

const far = 'wss://finesse.example:8445/ws/';

test('HTTPS_PROXY is for wss, HTTP_PROXY for ws, ALL_PROXY for both', (t) => {
  set(t, { HTTPS_PROXY: 'http://one:1', HTTP_PROXY: 'http://two:2', ALL_PROXY: 'http://three:3' });
  assert.deepEqual(chooseProxy(far, false), { url: 'http://one:1' });
  assert.deepEqual(chooseProxy('ws://finesse.example/ws/', false), { url: 'http://two:2' });
  delete process.env.HTTPS_PROXY;
  assert.deepEqual(chooseProxy(far, false), { url: 'http://three:3' });
});

test('NO_PROXY excepts a host and its domain, and this machine is reached directly', (t) => {
  set(t, { HTTPS_PROXY: 'http://one:1', NO_PROXY: '.example' });
  assert.deepEqual(chooseProxy(far, false), { url: null });
  assert.deepEqual(chooseProxy('wss://finesse.other/ws/', false), { url: 'http://one:1' });
  assert.deepEqual(chooseProxy('wss://localhost/ws/', true), { url: null });
});

test('a proxy without a scheme is spoken to in clear', (t) => {
  set(t, { HTTPS_PROXY: 'proxy.corp.example:3128' });
  assert.deepEqual(chooseProxy(far, false), { url: 'http://proxy.corp.example:3128' });
});

test('a proxy that cannot be used is named by its variable, without its credentials', (t) => {
  set(t, { ALL_PROXY: 'socks5://me:hidden@one:1080' });
  assert.deepEqual(chooseProxy(far, false), {
    problem:
      'the proxy that ALL_PROXY names speaks socks5: name one that takes CONNECT, http://HOST:PORT, or except the server in NO_PROXY',
  });
  process.env.ALL_PROXY = 'http://me:100%@one:1';
  assert.deepEqual(chooseProxy(far, false), {
    problem:
      'the credentials of the proxy that ALL_PROXY names hold a % that encodes nothing: write %25 for it',
  });
});

test('the credentials of a proxy are secrets, as they stand and as they are sent', () => {
  assert.deepEqual(secretsOfProxy('http://me:p%40ss@one:1'), [
    'p@ss',
    'p%40ss',
    Buffer.from('me:p@ss').toString('base64'),
  ]);
  assert.deepEqual(secretsOfProxy('http://one:1'), []);
});
