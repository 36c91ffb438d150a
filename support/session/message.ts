import type { Document } from '@xmldom/xmldom';
import { holds, parse, textOf, type Parsed, type Variables } from '../xml';

/** One WebSocket message as it came, with what a strict parse made of it. */
export interface Message {
  /** Milliseconds since the case started. */
  at: number;
  text: string;
  binary: boolean;
  parsed: Parsed;
}

export function readMessage(text: string, binary: boolean, at: number): Message {
  return { at, text, binary, parsed: binary ? { ok: false, problem: 'a binary message' } : parse(text) };
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
export function lastValue(messages: readonly Message[], expression: string): string | null {
  for (const message of [...messages].reverse()) {
    const document = documentOf(message);
    if (document && holds(expression, document)) return textOf(expression, document);
  }
  return null;
}
