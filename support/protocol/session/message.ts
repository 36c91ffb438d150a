import type { Document } from '@xmldom/xmldom';
import type { Inventions } from '../wire/invention';
import { parse, type Parsed } from '../xml/parse';
import { holds, textOf, type Variables } from '../xml/query';

/** One WebSocket message as it came, with what a strict parse made of it. */
export interface Message {
  /** Milliseconds since the case started. */
  at: number;
  text: string;
  binary: boolean;
  /** Only for text that is not UTF-8: `text` holds its bytes in hexadecimal. */
  bytes?: true;
  /** The id of the fence that it answers; undefined where it answers none. */
  fence?: string;
  readonly parsed: Parsed;
}

/** Characters of the messages whose trees are kept ready: those looked at last. A tree takes many times their room. */
const treesMost = 256 * 1024;
/** What the tree of the shortest message counts for. */
const treeOverhead = 4096;
const trees: { size: number; drop: () => void }[] = [];
let treesSize = 0;

/** Takes a message as it came; it is parsed when it is first looked at, and again where its tree was dropped. */
export function readMessage(text: string, binary: boolean, at: number, bytes = false): Message {
  let tree: Parsed | null = null;
  const grow = (): Parsed => {
    if (bytes) return { ok: false, problem: 'bytes that are not UTF-8' };
    if (binary) return { ok: false, problem: 'a binary message' };
    const parsed = parse(text);
    // what is wrong with a text takes no room, and may have taken long to find
    if (parsed.ok) keep({ size: text.length + treeOverhead, drop: () => (tree = null) });
    return parsed;
  };
  return {
    at,
    text,
    binary,
    ...(bytes && { bytes }),
    get parsed(): Parsed {
      return (tree ??= grow());
    },
  };
}

/** Keeps one more tree, and drops the oldest until the others fit beside it. */
function keep(tree: (typeof trees)[number]): void {
  treesSize += tree.size;
  while (treesSize > treesMost) {
    const oldest = trees.shift();
    if (!oldest) break;
    treesSize -= oldest.size;
    oldest.drop();
  }
  trees.push(tree);
}

/** Ends the ids of fences. */
const fenceMark = ':fence';

/** The id of the next fence of a case. */
export function nextFenceId(inventions: Inventions): string {
  return inventions.draw('fence', (uuid) => `${uuid}${fenceMark}`);
}

/** Notes on a message that answers a fence which one it is. */
export function noteFence(message: Message): void {
  if (!message.text.includes(fenceMark)) return;
  const id = lastValue([message], '/*/@id');
  if (id?.endsWith(fenceMark)) message.fence = id;
}

/** The document of a message, or null where it is not one well-formed document. */
export function documentOf(message: Message): Document | null {
  return message.parsed.ok ? message.parsed.document : null;
}

/** Whether an XPath expression holds for a message; never for one that is not well-formed. */
export function matches(message: Message, expression: string, variables: Variables = {}): boolean {
  const document = documentOf(message);
  return document !== null && holds(expression, document, variables);
}

/** The string value of an expression in the last message where it selects something, or null. */
export function lastValue(
  messages: readonly Message[],
  expression: string,
  variables: Variables = {},
): string | null {
  for (const message of [...messages].reverse()) {
    const document = documentOf(message);
    if (document && holds(expression, document, variables)) return textOf(expression, document, variables);
  }
  return null;
}
