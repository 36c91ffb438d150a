import { childOf, type Element } from './element';

/** The kind of a request, in words that are the same for every case. */
export function channelOf(request: Element | null): string {
  if (!request) return 'answer to what is not well-formed';
  const type = request.attributes.type;
  const child = childOf(request);
  const inner = child && childOf(child);
  // an answer's path has what a presence or message held; its kind is what matters
  const what = [
    child && request.name === 'iq' ? nameOf(child) : undefined,
    inner && child.name === 'pubsub' ? inner.name : undefined,
  ]
    .filter((part) => part !== undefined)
    .join('/');
  const to = addressee(request.attributes.to);
  return ['answer to', request.name, type, what, to]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

/** `query` is the name of many things, and its namespace tells which. */
export function nameOf({ name, namespace }: Element): string {
  return name === 'query' ? namespace.replace(/^.*[/:]/, '') : name;
}

function addressee(to: string | undefined): string | undefined {
  if (to === undefined) return undefined;
  if (to === '‹domain›') return 'to the server';
  if (to === '‹pubsub›') return 'to the service';
  return to.includes('/') ? 'to a full JID' : 'to a bare JID';
}

/** What an unasked stanza is: its sender, its type, what it holds, and for an event its node. */
export function pushKindOf(stanza: Element): string {
  const child = childOf(stanza);
  const from = stanza.attributes.from ?? 'nobody named';
  if (child?.name === 'event') {
    const inside = childOf(child);
    return `event ${inside?.name ?? 'without content'} of ${inside?.attributes.node ?? 'no node'}`;
  }
  const type = stanza.attributes.type;
  const what = stanza.name === 'iq' && child ? ` ${nameOf(child)}` : '';
  return `${stanza.name}${type === undefined ? '' : ` ${type}`}${what} from ${from}`;
}

/** What negotiates a stream, by its name: in another namespace it is still meant for it. RFC 7395, RFC 6120, XEP-0138. */
const negotiating =
  /^(?:open|features|success|failure|challenge|response|abort|proceed|compressed|stream|error|close)$/;

/** The kind of what belongs to the stream: its name, and of the features on which side of signing in they stand. */
export function streamKindOf(element: Element, signedIn: boolean): string {
  if (/^urn:xmpp:sm:/.test(element.namespace)) return 'stream management';
  if (!negotiating.test(element.name)) return 'element that is no stanza';
  if (element.name !== 'features') return element.name;
  return signedIn ? 'features after signing in' : 'features before signing in';
}
