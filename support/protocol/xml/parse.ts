import { DOMParser, onWarningStopParsing, type Document } from '@xmldom/xmldom';
import { SaxesParser } from 'saxes';

/** A text that is one well-formed, namespace-well-formed document, or the first reason why it is not. */
export type Parsed = { ok: true; document: Document } | { ok: false; problem: string };

/** Elements of one document, and how deep they may stand in each other: no server's stanza comes near. */
const elementsMost = 30_000;
const depthMost = 256;

/**
 * Parses one WebSocket message, strictly: saxes judges well-formedness (xmldom forgives bare `&`, control
 * characters and the like), xmldom then builds the tree. Nothing is repaired and no entity is fetched.
 *
 * RFC 7395, section 3.3.3: each message is one complete XML document.
 */
export function parse(text: string): Parsed {
  const problem = findProblem(text);
  if (problem !== null) return { ok: false, problem };
  try {
    const parser = new DOMParser({ onError, normalizeLineEndings });
    return { ok: true, document: parser.parseFromString(text, 'text/xml') };
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

/** XML 1.0, section 2.11; xmldom by itself follows XML 1.1, where U+0085 and U+2028 end lines as well. */
function normalizeLineEndings(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Stops at every warning but the one at U+FFFD: a character as any other, which may stand in what somebody wrote. */
function onError(_level: string, message: string): void {
  if (!message.startsWith('Unicode replacement character')) onWarningStopParsing();
}

function findProblem(text: string): string | null {
  if (/^[ \t\r\n]*$/.test(text)) return 'the message is empty';
  // saxes skips it; RFC 6120, section 11.6: it is a zero width no-break space, and so text outside of the root
  if (text.startsWith('\uFEFF')) return '1:1: U+FEFF before the root node.';
  const parser = new SaxesParser({ xmlns: true, position: true });
  let elements = 0;
  let depth = 0;
  try {
    parser.on('error', (error) => {
      throw error;
    });
    // RFC 6120, section 13.12: what one peer may cost another has to be bounded
    parser.on('opentagstart', () => {
      elements += 1;
      depth += 1;
      if (elements > elementsMost) throw new Error(`more than ${String(elementsMost)} elements, not read on`);
      if (depth > depthMost) throw new Error(`elements more than ${String(depthMost)} deep, not read on`);
    });
    parser.on('closetag', () => (depth -= 1));
    parser.write(text).close();
    return null;
  } catch (error) {
    return firstLine(error);
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? '';
}
