import type { Document } from '@xmldom/xmldom';
import { SaxesParser } from 'saxes';
import { growTree } from './tree';

/** A text that is one well-formed, namespace-well-formed document, or the first reason why it is not. */
export type Parsed = { ok: true; document: Document } | { ok: false; problem: string };

/** Elements of one document, and how deep they may stand in each other: no server's stanza comes near. */
const elementsMost = 30_000;
const depthMost = 256;

/**
 * Parses one WebSocket message, strictly, and once: saxes judges well-formedness (xmldom's own parser forgives bare `&`,
 * control characters and the like), and the tree grows from what it reads. Nothing is repaired and no entity is fetched.
 *
 * RFC 7395, section 3.3.3: each message is one complete XML document.
 */
export function parse(text: string): Parsed {
  if (/^[ \t\r\n]*$/.test(text)) return { ok: false, problem: 'the message is empty' };
  // saxes skips it; RFC 6120, section 11.6: it is a zero width no-break space, and so text outside of the root
  if (text.startsWith('\uFEFF')) return { ok: false, problem: '1:1: U+FEFF before the root node.' };
  const parser = new SaxesParser({ xmlns: true, position: true });
  parser.on('error', (error) => {
    throw error;
  });
  const { document, leave } = growTree(parser);
  bound(parser, leave);
  try {
    parser.write(text).close();
    return { ok: true, document };
  } catch (error) {
    return { ok: false, problem: firstLine(error) };
  }
}

/** The document in `text`. @throws Error naming the problem where it is not well-formed. */
export function parseOrThrow(text: string): Document {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`not one well-formed document: ${parsed.problem}: ${text}`);
  return parsed.document;
}

/** RFC 6120, section 13.12: what one peer may cost another has to be bounded. */
function bound(parser: SaxesParser<{ xmlns: true }>, leave: () => void): void {
  let elements = 0;
  let depth = 0;
  parser.on('opentagstart', () => {
    elements += 1;
    depth += 1;
    if (elements > elementsMost) throw new Error(`more than ${String(elementsMost)} elements, not read on`);
    if (depth > depthMost) throw new Error(`elements more than ${String(depthMost)} deep, not read on`);
  });
  parser.on('closetag', () => {
    depth -= 1;
    leave();
  });
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? '';
}
