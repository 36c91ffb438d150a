import type { Har } from 'har-format';
import type { Browser, CDPSession, Protocol } from 'puppeteer-core';

type Message = NonNullable<Har['log']['entries'][number]['_webSocketMessages']>[number];

/** What a page is to do on its WebSocket: say each message once the one before it has brought what it waits for. */
export interface Script {
  url: string;
  /** Each message with the sign, in what comes, that it was answered. */
  says: readonly (readonly [message: string, sign: string])[];
}

/**
 * Has a page of a real browser hold a conversation, and writes what its network tools saw of it as Chrome exports it.
 * @returns the HAR
 */
export async function captureInBrowser(browser: Browser, { url, says }: Script): Promise<Har> {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  const capture = await listen(session);
  await page.evaluate(converse, url, says);
  await page.close();
  return capture();
}

/** Runs in the page. */
function converse(url: string, says: readonly (readonly [string, string])[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'xmpp');
    let [next, heard] = [0, ''];
    const say = (): void => {
      heard = '';
      const message = says[next]?.[0];
      if (message === undefined) resolve();
      else socket.send(message);
    };
    socket.onopen = say;
    socket.onerror = () => reject(new Error('the WebSocket failed'));
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      heard += data;
      if (!heard.includes(says[next]?.[1] ?? '')) return;
      next += 1;
      say();
    };
  });
}

async function listen(session: CDPSession): Promise<() => Har> {
  const messages: Message[] = [];
  let [url, startedAt] = ['', 0];
  let request: Protocol.Network.WebSocketRequest | undefined;
  let response: Protocol.Network.WebSocketResponse | undefined;
  // frames are timed by a clock of their own; the request tells both
  let offsetS = 0;
  const note =
    (type: Message['type']) =>
    ({ timestamp, response: frame }: Protocol.Network.WebSocketFrameSentEvent) =>
      messages.push({ type, time: timestamp + offsetS, opcode: frame.opcode, data: frame.payloadData });
  session.on('Network.webSocketCreated', (event) => (url = event.url));
  session.on('Network.webSocketWillSendHandshakeRequest', (event) => {
    request = event.request;
    startedAt = event.wallTime;
    offsetS = event.wallTime - event.timestamp;
  });
  session.on('Network.webSocketHandshakeResponseReceived', (event) => (response = event.response));
  session.on('Network.webSocketFrameSent', note('send'));
  session.on('Network.webSocketFrameReceived', note('receive'));
  await session.send('Network.enable');
  const pairs = (headers: Record<string, string> = {}) =>
    Object.entries(headers).map(([name, value]) => ({ name, value }));
  return () => ({
    log: {
      version: '1.2',
      creator: { name: 'WebInspector', version: '537.36' },
      pages: [],
      entries: [
        {
          startedDateTime: new Date(startedAt * 1000).toISOString(),
          time: 0,
          request: {
            method: 'GET',
            url,
            httpVersion: 'http/1.1',
            headers: pairs(request?.headers),
            queryString: [],
            cookies: [],
            headersSize: -1,
            bodySize: 0,
          },
          response: {
            status: response?.status ?? 0,
            statusText: response?.statusText ?? '',
            httpVersion: 'http/1.1',
            headers: pairs(response?.headers),
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
        },
      ],
    },
  });
}
