import { once } from 'node:events';
import WebSocket from 'ws';
import { parseOrThrow } from '../protocol/xml/parse';
import { holds } from '../protocol/xml/query';
import type { Credentials, ReferenceServer } from '../reference-server/start';

const framing = 'urn:ietf:params:xml:ns:xmpp-framing';
const patienceMs = 2000;

/** A client for the tests of the server: says what it is told and hands over what comes. */
export class TestClient {
  readonly socket: WebSocket;
  readonly #inbox: string[] = [];
  #wake: () => void = () => undefined;

  constructor(url: string, ca: string) {
    this.socket = new WebSocket(url, 'xmpp', { ca });
    this.socket.on('message', (bytes: Buffer) => {
      this.#inbox.push(bytes.toString('utf8'));
      this.#wake();
    });
    this.socket.on('error', () => this.#wake());
  }

  say(text: string): void {
    this.socket.send(text);
  }

  /** The first message not yet taken for which an XPath expression holds; those before it stay. */
  async take(expression: string): Promise<string> {
    const giveUp = Date.now() + patienceMs;
    for (;;) {
      const index = this.#inbox.findIndex((text) => holds(expression, parseOrThrow(text)));
      const [found] = index < 0 ? [] : this.#inbox.splice(index, 1);
      if (found !== undefined) return found;
      const leftMs = giveUp - Date.now();
      if (leftMs <= 0) throw new Error(`wanted ${expression}, have ${this.#inbox.join('\n') || 'nothing'}`);
      await this.#more(leftMs);
    }
  }

  /** The next message, whatever it is. */
  async next(): Promise<string> {
    return this.take('true()');
  }

  /** What has come and was not taken. */
  get untaken(): readonly string[] {
    return this.#inbox;
  }

  /** The code with which the WebSocket is closed. */
  async closed(): Promise<number> {
    if (this.socket.readyState === WebSocket.CLOSED) return -1;
    const [code] = (await once(this.socket, 'close')) as [number];
    return code;
  }

  #more(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** A client whose WebSocket is open. */
export async function connect(server: ReferenceServer, url = server.url): Promise<TestClient> {
  const client = new TestClient(url, server.ca);
  await once(client.socket, 'open');
  return client;
}

/** Opens or restarts the stream; hands over the features. */
export async function open(client: TestClient, server: ReferenceServer, more = ''): Promise<string> {
  client.say(`<open xmlns='${framing}' to='${server.domain}' version='1.0'${more}/>`);
  await client.take('/framing:open');
  return client.take('/stream:features');
}

/** An `<auth/>` for PLAIN. */
export function plainAuth(authzid: string, authcid: string, password: string): string {
  const data = Buffer.from([authzid, authcid, password].join('\0'), 'utf8').toString('base64');
  return `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${data}</auth>`;
}

/** A client that is signed in, bound and, if asked, available. */
export async function signIn(
  server: ReferenceServer,
  account: Credentials,
  { resource = 'test', presence = true, url = server.url } = {},
): Promise<TestClient> {
  const client = await connect(server, url);
  await open(client, server);
  client.say(plainAuth('', account.username, account.password));
  await client.take('/sasl:success');
  await open(client, server);
  client.say(
    `<iq xmlns='jabber:client' type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>${resource}</resource></bind></iq>`,
  );
  await client.take("/client:iq[@id='bind' and @type='result']");
  if (!presence) return client;
  client.say("<presence xmlns='jabber:client'/>");
  await client.take("/client:presence[starts-with(@from, 'finesse@')]");
  return client;
}

/** Sends an iq with a payload and hands over its answer. */
export async function ask(
  client: TestClient,
  to: string,
  type: 'get' | 'set',
  payload: string,
  id = 'ask',
): Promise<string> {
  const address = to === '' ? '' : ` to='${to}'`;
  client.say(`<iq xmlns='jabber:client' type='${type}' id='${id}'${address}>${payload}</iq>`);
  return client.take(`/client:iq[@id='${id}' and (@type='result' or @type='error')]`);
}

/** A pubsub request's payload. */
export function pubsub(action: string): string {
  return `<pubsub xmlns='http://jabber.org/protocol/pubsub'>${action}</pubsub>`;
}
