import type { StoredEntry } from '../run/shape';
import type { Exchange } from './conversation';
import { readElement, writeElement, type Element } from './element';
import type { Naming } from './placeholders';

type HttpEntry = Extract<StoredEntry, { kind: 'http' }>;
type Headers = HttpEntry['request']['headers'];

/** Follow from what else is said, or from the moment. RFC 6455, section 1.3; RFC 9110, sections 6.6.1 and 8.6. */
const derived = new Set([
  'sec-websocket-accept',
  'sec-websocket-key',
  'content-length',
  'host',
  'origin',
  'authorization',
]);
/** Lists of tokens whose case says nothing. RFC 9110, sections 7.6.1 and 7.8. */
const caseless = new Set(['connection', 'upgrade']);

/** A request over HTTP with what came back, as an element: names of headers in lower case, their order is none. */
export function readExchange({ request, response }: HttpEntry, at: number, name: Naming): Exchange {
  const [method = '', address = ''] = request.line.split(' ');
  const path = name(address.replace(/\?.*$/, ''));
  const headers = request.headers.map(([key, value]) => [key.toLowerCase(), value] as const);
  const upgrades = headers.some(([key, value]) => key === 'upgrade' && value.toLowerCase() === 'websocket');
  const asked = request.headers
    .filter(([key]) => !derived.has(key.toLowerCase()))
    .map(([key, value]) => `${key}: ${value}`);
  const text = name([request.line, ...asked, request.body].join('\n'));
  const exchange: Exchange = {
    channel: upgrades ? 'handshake' : `answer to ${method} ${path}`,
    request: text,
    at,
    answers: [],
  };
  if (!response) return exchange;
  const [, status = '', ...reason] = response.line.split(' ');
  if (upgrades && status !== '101') exchange.channel = 'refused handshake';
  const element: Element = {
    ...plain('response', name(response.body).trim() === '' ? [] : [bodyOf(name(response.body))]),
    attributes: { status, reason: reason.join(' ') },
  };
  element.children.unshift(...headersOf(response.headers, name));
  exchange.answers.push({ at, text: writeElement(element), element });
  return exchange;
}

function headersOf(headers: Headers, name: Naming): Element[] {
  return headers.flatMap(([key, value]) => {
    const lower = key.toLowerCase();
    if (derived.has(lower)) return [];
    const said = name(caseless.has(lower) ? value.toLowerCase() : value);
    return [{ ...plain('header'), attributes: { name: lower }, text: said }];
  });
}

function bodyOf(body: string): Element {
  // a page for people may hold anything, down to a different joke each time
  if (/^\s*(?:<!doctype html|<html)/i.test(body)) return { ...plain('body'), text: '‹a page›' };
  const document = readElement(body.trim());
  return document ? plain('body', [document]) : { ...plain('body'), text: body };
}

function plain(name: string, children: Element[] = []): Element {
  return { name, namespace: '', attributes: {}, children, text: '' };
}
