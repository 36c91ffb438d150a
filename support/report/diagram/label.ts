import type { Entry, FrameEntry, HttpEntry } from '../../protocol/wire/transcript';

/** Characters of a message that are read to name it, and of a name. */
const readMost = 4000;
const nameMost = 90;

interface Tag {
  name: string;
  attributes: string;
}

/** What a message is called in the field, such as `iq set subscribe /finesse/api/Team/1/Users`. */
export function labelFrame({ type, text, bytes }: FrameEntry): string {
  if (type === 'close') return `close frame ${text}`.trim();
  if (type !== 'text' || bytes) return `${type} frame ${text.slice(0, 24)}`.trim();
  const tags = readTags(text.slice(0, readMost));
  const [root, child, grandchild] = tags;
  if (!root) return `text ${JSON.stringify(text.slice(0, 40))}`;
  return labelStanza(root, child, grandchild, tags).replace(/\s+/g, ' ').trim().slice(0, nameMost);
}

/** A request by its line, and an answer by its status. */
export function labelRequest({ request }: HttpEntry): string {
  return request.line.replace(/ HTTP\/[\d.]+$/, '');
}

export function labelResponse({ line }: NonNullable<HttpEntry['response']>): string {
  return line.replace(/^HTTP\/[\d.]+ /, '');
}

/** What an entry was, for a reader who points at it: the start of what stood on the wire. */
export function quoteOf(entry: Entry): string {
  if (entry.kind === 'http') return entry.request.line;
  return entry.text.slice(0, 300);
}

function labelStanza(root: Tag, child: Tag | undefined, grandchild: Tag | undefined, tags: Tag[]): string {
  const name = localName(root);
  const to = valueOf(root, 'to');
  switch (name) {
    case 'open':
      return `open ${valueOf(root, 'from') ?? to ?? ''}`;
    case 'features':
      return `features: ${tags.filter(isFeature).map(featureName).join(', ') || 'none'}`;
    case 'auth':
      return `auth ${valueOf(root, 'mechanism') ?? ''}`;
    case 'failure':
      return `failure: ${child ? localName(child) : 'no condition'}`;
    case 'error':
      return `stream error: ${child ? localName(child) : 'no condition'}`;
    case 'presence':
      return `presence ${valueOf(root, 'type') ?? ''} ${shorten(valueOf(root, 'from'))}`;
    case 'iq':
      return `iq ${valueOf(root, 'type') ?? 'without type'} ${labelPayload(child, grandchild, tags)}`;
    case 'message':
      return labelMessage(root, child, grandchild, tags);
    default:
      return name;
  }
}

function labelPayload(child: Tag | undefined, grandchild: Tag | undefined, tags: Tag[]): string {
  const error = tags.findIndex((tag) => localName(tag) === 'error');
  const condition = error < 0 ? undefined : tags[error + 1];
  if (condition) return localName(condition);
  if (!child) return '';
  if (localName(child) === 'pubsub' && grandchild)
    return `${localName(grandchild)} ${valueOf(grandchild, 'node') ?? ''}`;
  if (localName(child) === 'query')
    return (valueOf(child, 'xmlns') ?? '').replace(/^.*[/:](?=[\w#]+$)/, '') || 'query';
  return localName(child);
}

function labelMessage(root: Tag, child: Tag | undefined, grandchild: Tag | undefined, tags: Tag[]): string {
  if (child && localName(child) === 'event' && grandchild) {
    const what = localName(grandchild) === 'items' ? '' : `${localName(grandchild)} `;
    return `event ${what}${valueOf(grandchild, 'node') ?? ''}`;
  }
  const kind = valueOf(root, 'type');
  return `message ${kind ?? ''} ${kind === 'error' ? labelPayload(child, grandchild, tags) : ''}`;
}

/** What a stream offers by name: mechanisms one by one, else whatever stands in the features and is no detail of it. */
function isFeature(tag: Tag): boolean {
  return /^(?:bind|session|c|ver|sm|starttls|csi|sub|register|mechanism)$/.test(localName(tag));
}

function featureName(tag: Tag, position: number, all: readonly Tag[]): string {
  const name = localName(tag);
  if (name === 'c') return 'caps';
  return name === 'mechanism' && all.indexOf(tag) === position
    ? (tag.attributes.split('\n')[1] ?? name)
    : name;
}

function shorten(address: string | undefined): string {
  return address === undefined ? '' : `from ${address.split('@')[0] ?? ''}`;
}

/** The opening tags in a piece of XML, in their order; the text of a mechanism goes with its tag. */
function readTags(text: string): Tag[] {
  const found: Tag[] = [];
  for (const [, name = '', attributes = '', content = ''] of text.matchAll(
    /<([A-Za-z][\w.:-]*)([^<>]*)>([^<]{0,40})/g,
  )) {
    found.push({ name, attributes: name.endsWith('mechanism') ? `${attributes}\n${content}` : attributes });
  }
  return found;
}

function localName({ name }: Tag): string {
  return name.slice(name.indexOf(':') + 1);
}

function valueOf({ attributes }: Tag, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found?.[1] ?? found?.[2];
}
