import { once } from 'node:events';
import type { Document } from '@xmldom/xmldom';
import WebSocket from 'ws';
import { parse } from '../../protocol/xml/parse';
import { holds } from '../../protocol/xml/query';
import type { Xml } from '../../protocol/xml/template';

const patienceMs = 10_000;

/** The least of a client that can put nodes on a server: says one thing, takes the answer it waits for. */
export interface Exchange {
  /** Sends `stanza` and resolves with the first message after it for which the XPath expression `answer` holds. */
  ask(stanza: Xml, answer: string): Promise<Document>;
  /** Closes the connection and waits until it is closed. */
  close(): Promise<void>;
}

/** Opens a WebSocket for XMPP (RFC 7395, section 3.1). */
export async function openExchange(url: string): Promise<Exchange> {
  const socket = new WebSocket(url, 'xmpp', { perMessageDeflate: false });
  await once(socket, 'open', { signal: AbortSignal.timeout(patienceMs) });
  return {
    ask: (stanza, answer) => ask(socket, stanza, answer),
    close: async () => {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

function ask(socket: WebSocket, stanza: Xml, answer: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const finish = (outcome: Document | Error) => {
      clearTimeout(timer);
      socket.off('message', listen).off('close', abandon);
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    };
    const listen = (bytes: Buffer) => {
      const parsed = parse(bytes.toString('utf8'));
      if (parsed.ok && holds(answer, parsed.document)) finish(parsed.document);
    };
    const wanted = `after ${stanza.toString()} the server sent nothing for which ${answer} holds`;
    const abandon = () => finish(new Error(`${wanted}, and closed`));
    const timer = setTimeout(() => finish(new Error(`${wanted} within ${patienceMs} ms`)), patienceMs);
    socket.on('message', listen).on('close', abandon);
    socket.send(stanza.toString());
  });
}
