import { startFaultyServer } from '../../faults';
import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import { WebSocketServer } from 'ws';
import { startReferenceServer } from '../../reference-server/start';
import { sampleAccount, sampleTarget } from '../../testing/samples/session';
import type { Target } from '../../configuration';
import { Patience } from '../../protocol/session';
import { holdPreflight } from './preflight';

const framing = "xmlns='urn:ietf:params:xml:ns:xmpp-framing'";
const features =
  "<features xmlns='http://etherx.jabber.org/streams'><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms></features>";

async function listen(t: TestContext, server: Server): Promise<Target> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => server.close());
  return at((server.address() as AddressInfo).port);
}

function at(port: number): Target {
  const limits = { replyMs: 300, runMs: 1, idleMs: 1, badPasswords: 0, connectsPerSecond: 1000 };
  return sampleTarget({ url: `ws://127.0.0.1:${String(port)}/ws/`, domain: 'example.com', limits });
}

/** A WebSocket server that says these texts to each text that begins so, and what it was told. */
async function speak(
  t: TestContext,
  answers: Record<string, string[]>,
): Promise<{ target: Target; heard: string[] }> {
  const heard: string[] = [];
  const http = createHttpServer();
  const server = new WebSocketServer({ server: http });
  t.after(() => {
    for (const client of server.clients) client.terminate();
  });
  server.on('connection', (socket) =>
    socket.on('message', (bytes: Buffer) => {
      const text = bytes.toString();
      heard.push(text);
      const [start] = Object.keys(answers).filter((each) => text.startsWith(each));
      for (const answer of answers[start ?? ''] ?? []) socket.send(answer);
    }),
  );
  return { target: await listen(t, http), heard };
}

/** An HTTP server that answers whatever it is asked with a status, or not at all. */
function refuse(t: TestContext, status: number | null): Promise<Target> {
  const answer = (_: IncomingMessage, response: ServerResponse): void => {
    if (status !== null) response.writeHead(status).end();
  };
  const server = createHttpServer(answer).on('upgrade', (request, socket) => {
    if (status === null) return;
    socket.end(`HTTP/1.1 ${String(status)} No\r\nContent-Length: 0\r\n\r\n`);
  });
  t.after(() => server.closeAllConnections());
  return listen(t, server);
}

test('finds nothing between the suite and a server that is as the target says', async (t) => {
  const server = await startReferenceServer();
  t.after(() => server.stop());
  const { url, domain, pubsub } = server;
  const agent = { ...server.accounts.agent, resource: 'desk' };
  const target = sampleTarget({ ...at(0), url, domain, pubsub, accounts: { agent } });
  assert.equal(await holdPreflight(target, true, new Patience()), null);
  assert.equal(await holdPreflight({ ...target, accounts: {} }, true, new Patience()), null);
  assert.equal(
    await holdPreflight(
      { ...target, accounts: { agent: { ...agent, password: 'x' } } },
      false,
      new Patience(),
    ),
    null,
  );
});

test('learns whether the server answers in order', async (t) => {
  for (const [faults, isOrdered] of [
    [[], true],
    [['pings-out-of-order'], false],
  ] as const) {
    const server = await startFaultyServer({ faults });
    t.after(() => server.stop());
    const agent = { ...server.accounts.agent, resource: 'desk' };
    const { url, domain, pubsub } = server;
    const patience = new Patience();
    const target = sampleTarget({ ...at(0), url, domain, pubsub, accounts: { agent } });
    assert.equal(await holdPreflight(target, true, patience), null);
    assert.equal(patience.isOrdered, isOrdered);
  }
});

test('cannot test where nobody listens', async (t) => {
  const server = createServer();
  const target = await listen(t, server);
  await new Promise((closed) => server.close(closed));
  const preflight = await holdPreflight(target, true, new Patience());
  assert.equal(preflight?.untestable, true);
  assert.match(preflight.sentence, /127\.0\.0\.1/);
});

test('cannot test where the upgrade is not answered', async (t) => {
  const target = await refuse(t, null);
  const { port } = new URL(target.url);
  assert.deepEqual(
    await holdPreflight({ ...target, limits: { ...target.limits, replyMs: 60 } }, true, new Patience()),
    {
      id: 'http-silent',
      keepsFrom: 'connected',
      sentence: `Probably: What listens on port ${port} is no web server, or is overloaded. Compare the port in url with the server; if it is right, look whether its services run. Seen: no answer in time.`,
      parts: {
        means: `Probably: What listens on port ${port} is no web server, or is overloaded.`,
        next: 'Compare the port in url with the server; if it is right, look whether its services run.',
      },
      untestable: true,
    },
  );
});

test('cannot test where the upgrade is refused, since nothing there speaks WebSocket', async (t) => {
  const ids = { 200: 'web-page', 302: 'http-redirect', 404: 'http-404', 503: 'http-unavailable' };
  for (const [status, id] of Object.entries(ids)) {
    const preflight = await holdPreflight(await refuse(t, Number(status)), true, new Patience());
    assert.deepEqual([preflight?.id, preflight?.untestable], [id, true]);
    assert.match(preflight?.sentence ?? '', new RegExp(`Seen: ${status} No\\.$`));
  }
});

test('leaves for the cases to judge a refusal that answers the key, and a 101 that breaks its rules', async (t) => {
  for (const fault of ['status-200', 'accept-constant']) {
    const server = await startFaultyServer({ faults: [fault] });
    t.after(() => server.stop());
    const preflight = await holdPreflight(sampleTarget({ ...at(0), url: server.url }), true, new Patience());
    assert.deepEqual([preflight?.id, preflight?.untestable], ['upgrade-wrong', false]);
  }
});

test('leaves a WebSocket that says nothing to <open/> for the cases to judge', async (t) => {
  const { target } = await speak(t, {});
  assert.deepEqual(await holdPreflight(target, true, new Patience()), {
    id: 'no-xmpp',
    keepsFrom: 'at an open stream',
    sentence: `The WebSocket at ${target.url} does not speak XMPP. Compare url with the server; another WebSocket of the same host may be meant. Seen: no answer in time.`,
    parts: {
      means: `The WebSocket at ${target.url} does not speak XMPP.`,
      next: 'Compare url with the server; another WebSocket of the same host may be meant.',
    },
    untestable: false,
  });
});

test('says that the domain is not served', async (t) => {
  const error =
    "<error xmlns='http://etherx.jabber.org/streams'><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></error>";
  const { target } = await speak(t, { '<open': [`<open ${framing}/>`, error] });
  assert.deepEqual(await holdPreflight(target, true, new Patience()), {
    id: 'domain-refused',
    keepsFrom: 'at an open stream',
    sentence: `The server does not serve the domain example.com. Compare domain in the target file with the xmppDomain that Finesse gives in SystemInfo. Seen: ${error}.`,
    parts: {
      means: 'The server does not serve the domain example.com.',
      next: 'Compare domain in the target file with the xmppDomain that Finesse gives in SystemInfo.',
    },
    untestable: false,
  });
});

test('cannot test with credentials that are refused, and says whose', async (t) => {
  const failure = "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>";
  const { target } = await speak(t, { '<open': [`<open ${framing}/>`, features], '<auth': [failure] });
  assert.deepEqual(await holdPreflight(target, true, new Patience()), {
    id: 'credentials-refused',
    keepsFrom: 'authenticated',
    sentence: `The server refuses the credentials of Agent. Sign in with this account by hand, then compare its username and password in the target file. Seen: ${failure}.`,
    parts: {
      means: 'The server refuses the credentials of Agent.',
      next: 'Sign in with this account by hand, then compare its username and password in the target file.',
    },
    untestable: true,
  });
});

test('sends no password to a server that has offered no features', async (t) => {
  const error = "<error xmlns='http://etherx.jabber.org/streams'/>";
  const { target, heard } = await speak(t, { '<open': [`<open ${framing}/>`, error] });
  assert.equal(await holdPreflight(target, true, new Patience()), null);
  assert.equal(target.accounts.agent, sampleAccount);
  assert.deepEqual(
    heard.filter((text) => text.startsWith('<auth')),
    [],
  );
});

test('finds that nothing answers as a pubsub service, unless the target says that there is none', async (t) => {
  const server = await startReferenceServer();
  t.after(() => server.stop());
  const { url, domain } = server;
  const agent = { ...server.accounts.agent, resource: 'desk' };
  const target = sampleTarget({ ...at(0), url, domain, pubsub: `nowhere.${domain}`, accounts: { agent } });
  const found = await holdPreflight({ ...target, dedicated: true }, true, new Patience());
  assert.equal(found?.id, 'no-pubsub');
  assert.equal(found.untestable, false);
  assert.match(
    found.sentence,
    /^Nothing answers as a pubsub service at nowhere\.finesse\.example\. Write its address as pubsub in the target file .*, or pubsub: none where the server has none\. Seen: /,
  );
  const without = { ...target, dedicated: true, pubsub: 'none' };
  assert.equal(await holdPreflight(without, true, new Patience()), null);
});
