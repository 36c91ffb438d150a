import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { startFaultyServer } from '../faults';
import { readTarget } from '../configuration';
import { startDesktop } from '../testing/live-desktop';
import type { Behaviour } from '../reference-server/decisions';
import type { ReferenceServer } from '../reference-server/start';
import { diagnose } from '../testing/diagnosis';
import { answering, onRequest, startServer, switching } from '../testing/fake-server';
import { speak, startReference, writeMistaken, type Otherwise } from '../testing/misconfiguration';
import { mistaken, testRows, type Arranged, type Row } from '../testing/misconfiguration-rows';

/** A server whose decisions are bent. */
const bent =
  (bend: (behaviour: Behaviour) => void, mistake: Otherwise = {}) =>
  async (t: TestContext): Promise<Arranged> => ({
    server: await startReference(t, { bend }),
    mistake,
  });

/** A server of another kind at the address, that answers each request so. */
const answers =
  (response: string) =>
  async (t: TestContext): Promise<Arranged> => {
    const { endpoint } = await startServer(t, answering(`HTTP/1.1 ${response}`, { end: true }));
    return { mistake: { url: endpoint.url } };
  };

const http = (status: string, body = '', ...headers: string[]) =>
  answers([status, `Content-Length: ${String(body.length)}`, ...headers, '', body].join('\r\n'));

const refused: Row[] = [
  [
    'ws on a port of TLS',
    async (t) => {
      const server = await startReference(t);
      return { server, mistake: { url: server.secureUrl.replace('wss:', 'ws:') } };
    },
    ...(['wss-needed', 3, /Write wss:\/\/ in url/] as const),
  ],
  [
    'a path where nothing is',
    async (t) => {
      const server = await startReference(t);
      return { server, mistake: { url: `${server.url}nothing` } };
    },
    ...(['http-404', 3, /404 Not Found, in its words: .*The WebSocket is at \/ws\//] as const),
  ],
  [
    'a redirect',
    http('302 Found', '', 'Location: https://other.example/'),
    'http-redirect',
    3,
    /leads on to https:\/\/other\.example\//,
  ],
  [
    'a portal',
    http('200 OK', '<title>Guest WiFi</title><form><input type="password">', 'Content-Type: text/html'),
    'portal-page',
    3,
    /Guest WiFi/,
  ],
  ['a web page', http('200 OK', '<title>It works</title>'), 'web-page', 3, /It works/],
  ['the guard of the reverse proxy', http("418 I'm a teapot"), 'guard-418', 3, /30 minutes/],
  [
    'too many requests',
    http('429 Too Many Requests', '', 'Retry-After: 60'),
    'rate-429',
    3,
    /connectsPerSecond/,
  ],
  [
    'a limit of connections',
    http('503 Service Unavailable', 'limiting connections by zone'),
    'rate-429',
    3,
    /connectsPerSecond/,
  ],
  ['a service that is down', http('503 Service Unavailable'), 'http-unavailable', 3, /notification service/],
  ['an address that is not allowed', http('403 Forbidden', 'not from here'), 'http-403', 3, /not from here/],
  [
    'an Origin that is not allowed',
    async (t) => {
      const { endpoint } = await startServer(t, (socket) =>
        onRequest(socket, (head) =>
          socket.end(
            /^origin:/im.test(head) ? 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n' : switching(head),
          ),
        ),
      );
      return { mistake: { url: endpoint.url } };
    },
    ...(['origin-refused', 3, /allowed origins/] as const),
  ],
  [
    'credentials of HTTP that are wanted',
    http('401 Unauthorized'),
    'http-credentials',
    3,
    /headers: \{ Authorization/,
  ],
  [
    'a port of SSH',
    async (t) => {
      const { endpoint } = await startServer(t, (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
      return { mistake: { url: endpoint.url } };
    },
    'not-http',
    3,
    /SSH-2\.0-OpenSSH_9\.2/,
  ],
  [
    'a port that says nothing',
    async (t) => {
      const { endpoint } = await startServer(t, () => undefined);
      return { mistake: { url: endpoint.url } };
    },
    'http-silent',
    3,
    /overloaded/,
  ],
  [
    'a subprotocol that a proxy dropped',
    async (t) => ({ server: await faulty(t, 'subprotocol-missing') }),
    'subprotocol-missing',
    1,
    /no Sec-WebSocket-Protocol/,
  ],
  [
    'a 101 with a wrong answer to the key',
    async (t) => ({ server: await faulty(t, 'accept-constant') }),
    'upgrade-wrong',
    1,
    /Sec-WebSocket-Accept/,
  ],
];

async function faulty(t: TestContext, fault: string): Promise<ReferenceServer> {
  const server = await startFaultyServer({ faults: [fault] });
  t.after(() => server.stop());
  return server;
}

const framing = "xmlns='urn:ietf:params:xml:ns:xmpp-framing'";
const speaking =
  (open: readonly string[]) =>
  async (t: TestContext): Promise<Arranged> => ({
    mistake: { url: await speak(t, { '<open': open }) },
  });

const signedIn: Row[] = [
  ['a WebSocket without XMPP', speaking([]), 'no-xmpp', 1, /does not speak XMPP/],
  [
    'a server that sends its clients elsewhere',
    speaking([`<close ${framing} see-other-uri='wss://b.example/ws/'/>`]),
    'see-other-uri',
    3,
    /wss:\/\/b\.example\/ws\//,
  ],
  [
    'a domain that is not served',
    mistaken({ domain: 'other.example' }),
    'domain-refused',
    1,
    /does not serve the domain other\.example/,
  ],
  [
    'a server without PLAIN',
    bent((b) => (b.stream.mechanisms = ['SCRAM-SHA-1'])),
    'plain-missing',
    1,
    /SCRAM-SHA-1/,
  ],
  [
    'a wrong password',
    mistaken({ agent: 'password: hush' }),
    'credentials-refused',
    3,
    /credentials of conformance1/,
  ],
  [
    'a token that has expired',
    async (t) => ({ server: await startReference(t, { tokens: true }), mistake: { agent: 'token: hush' } }),
    ...(['token-refused', 3, /fetch a fresh one/] as const),
  ],
  [
    'an account that is locked',
    bent((b) => (b.sasl.judge = () => ({ condition: 'account-disabled' }))),
    'account-locked',
    3,
    /unlock/,
  ],
  [
    'a directory that is silent',
    bent((b) => (b.sasl.judge = () => ({ condition: 'temporary-auth-failure' }))),
    'directory-silent',
    3,
    /AXL/,
  ],
  ['an account in use', inUse, 'account-in-use', 3, /its resource desktop is online/],
  [
    'a Finesse out of service',
    bent((b) => (b.documents.systemStatus = () => 'OUT_OF_SERVICE')),
    'system-out-of-service',
    3,
    /out of service/,
  ],
  [
    'a pubsub service at another address',
    mistaken({ pubsub: 'pubsub.other.example' }),
    'no-pubsub',
    1,
    /Nothing answers as a pubsub service at pubsub\.other\.example/,
  ],
  ['a user id in the wrong case', mistaken({ user: 'conformance1' }), 'node-missing', 1, /keep their case/],
  [
    'a Finesse that is not connected',
    bent((b) => (b.presence.bots = () => [])),
    'finesse-absent',
    1,
    /finesse@finesse\.example/,
  ],
  [
    'a server that answers out of order',
    async (t) => ({ server: await faulty(t, 'pings-out-of-order') }),
    'answers-out-of-order',
    1,
    /section 10\.1/,
  ],
  [
    'a server that answers no ping',
    async (t) => ({ server: await faulty(t, 'ping-unanswered') }),
    'ping-unanswered',
    1,
    /lost connection/,
  ],
];

async function inUse(t: TestContext): Promise<Arranged> {
  const server = await startReference(t);
  await startDesktop(t, readTarget(writeMistaken(t, server), {}), server.accounts.agent);
  return { server };
}

const warned: Row[] = [
  [
    'TLS that is not verified',
    mistaken({ tls: '{ verify: false }' }),
    'tls-unverified',
    0,
    /tls\.verify is false/,
  ],
  ['a certificate that expires in days', mistaken({}), 'tls-expires-soon', 0, /days more/],
  [
    'a domain that the server calls otherwise',
    bent((b) => {
      const { header } = b.stream;
      b.stream.header = (asked, session, failing) => ({
        ...header(asked, session, failing),
        from: 'own.example',
      });
      b.tls.validDays = 90;
    }),
    'domain-other',
    0,
    /domain: own\.example/,
  ],
  [
    'a SystemInfo that names another domain',
    bent((b) => {
      b.documents.systemDomain = () => 'own.example';
      b.tls.validDays = 90;
    }),
    'system-info-differs',
    0,
    /xmppDomain is own\.example/,
  ],
];

testRows('the upgrade', refused);
testRows('the conversation', signedIn);
testRows('what is ready all the same', warned);

test('a healthy server is ready, and nothing of what doctor says is a secret', async (t) => {
  const server = await startReference(t, { bend: (b) => (b.tls.validDays = 90) });
  const said = await diagnose(writeMistaken(t, server));
  assert.equal(said.exit, 0, said.text);
  assert.equal(said.first, null, said.text);
  assert.doesNotMatch(said.text, new RegExp(server.accounts.agent.password));
});
