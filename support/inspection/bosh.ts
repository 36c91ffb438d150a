import { XMLSerializer } from '@xmldom/xmldom';
import { parse } from '../protocol/xml/parse';
import { select } from '../protocol/xml/query';
import type { Conversation, Said } from './conversation';
import type { HarEntry } from './har-schema';
import { readMoment } from './moment';

/** What a reader of the verdict has to know where BOSH is spoken. */
export const boshSentence =
  'The client speaks BOSH (XEP-0124), XMPP by HTTP requests, and no WebSocket: the rules of RFC 7395 and 6455 are not about it.';

const namespace = 'http://jabber.org/protocol/httpbind';

/** The conversation in the `<body/>` elements of BOSH (XEP-0124, section 5), which HTTP requests and responses carry. */
export function readBosh(entries: readonly HarEntry[]): Conversation[] {
  const own = entries.filter(({ request }) => request.postData?.text?.includes(namespace));
  const [first] = own;
  if (!first) return [];
  const said = own.flatMap(({ request, response, startedDateTime, time }) => {
    const atMs = readMoment(startedDateTime);
    const { text = '', encoding } = response?.content ?? {};
    const came = encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
    const behindMs = atMs === null ? null : atMs + Number(time ?? 0);
    return [...unwrap(request.postData?.text ?? '', 'sent', atMs), ...unwrap(came, 'received', behindMs)];
  });
  const name = entries.some(({ _webSocketMessages }) => _webSocketMessages?.length) ? 'BOSH' : '';
  return [
    { name, url: first.request.url, upgrade: null, said: said.sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0)) },
  ];
}

/** What a `<body/>` wraps, each as a message of its own; the text itself where it wraps nothing that can be read. */
export function unwrap(text: string, direction: Said['direction'], atMs: number | null): Said[] {
  const parsed = parse(text);
  if (!parsed.ok) return text.trim() === '' ? [] : [{ kind: 'said', direction, type: 'text', text, atMs }];
  return select('/*/*', parsed.document).map((element) => ({
    kind: 'said',
    direction,
    type: 'text',
    text: new XMLSerializer().serializeToString(element),
    atMs,
  }));
}

/** Whether a message is wrapped for BOSH. */
export function isWrapped(text: string): boolean {
  return /^\s*<body\b/.test(text) && text.includes(namespace);
}
