import type { Element } from '@xmldom/xmldom';
import { SaxesParser } from 'saxes';
import { parse, type Parsed } from '../../protocol/xml/parse';

/** A condition of RFC 6120, section 4.9.3, with a sentence for people. */
export interface StreamProblem {
  condition: string;
  text: string;
}

/** Why a message is not taken, or null. */
type Check = (message: string) => StreamProblem | null;

/** The message that was checked last, so that it is parsed once. Its tree is handed out once: who takes it may change it. */
const checked = {
  last: null as { message: string; parsed: Parsed } | null,
  read(message: string): Parsed {
    const parsed = parse(message);
    this.last = { message, parsed };
    return parsed;
  },
  take(message: string): Parsed {
    const { last } = this;
    this.last = null;
    return last?.message === message ? last.parsed : parse(message);
  },
};

/** What the server takes for a message (RFC 7395, section 3.3.3; RFC 6120, section 11). */
export const input = {
  // RFC 7395, 3.3.3: the first character is '<'; so neither whitespace nor nothing is a message (3.8)
  checkFirstCharacter: ((message) =>
    message.startsWith('<')
      ? null
      : {
          condition: 'not-well-formed',
          text: 'A message begins with "<" and is one XML document.',
        }) as Check,

  // RFC 6120, 11.6
  checkEncoding: ((message) => {
    const encoding = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(message)?.[1];
    return encoding === undefined || encoding.toUpperCase() === 'UTF-8'
      ? null
      : { condition: 'unsupported-encoding', text: `The encoding is UTF-8, not ${encoding}.` };
  }) as Check,

  // RFC 6120, 11.1
  checkRestricted: ((message) => {
    const found = findRestricted(message);
    return found === null ? null : { condition: 'restricted-xml', text: `XMPP allows no ${found}.` };
  }) as Check,

  // RFC 6120, 11.3; by RFC 7395 a message is a document of its own
  checkWellFormed: ((message) => {
    const parsed = checked.read(message);
    return parsed.ok ? null : { condition: 'not-well-formed', text: parsed.problem };
  }) as Check,

  /** The message as it is read: as it came. */
  normalise: (message: string): string => message,

  /** What is handled of a message that ends the stream: nothing; else another message. */
  salvage: (() => null) as (message: string, problem: StreamProblem) => string | null,

  /** What becomes of a problem: it ends the stream; null would let it pass unsaid. */
  onProblem: (problem: StreamProblem): StreamProblem | null => problem,
};

export type Input = typeof input;

declare module '../decisions' {
  interface Behaviour {
    input: Input;
  }
}

/** The root of a message, the problem that closes the stream, or null where there is nothing to do. */
export function readMessage(phase: Input, received: string): Element | StreamProblem | null {
  const message = phase.normalise(received);
  const problem =
    phase.checkFirstCharacter(message) ??
    phase.checkEncoding(message) ??
    phase.checkRestricted(message) ??
    phase.checkWellFormed(message);
  if (problem !== null) return phase.onProblem(problem);
  const parsed = checked.take(message);
  if (parsed.ok && parsed.document.documentElement) return parsed.document.documentElement;
  return { condition: 'not-well-formed', text: parsed.ok ? 'There is no element.' : parsed.problem };
}

/** Each of the constructs begins with one of these; most messages hold none. */
const mayBeRestricted = /<[!?]|&/;

/** The first of the constructs that RFC 6120, section 11.1, forbids, unless something else is wrong before it. */
function findRestricted(message: string): string | null {
  if (!mayBeRestricted.test(message)) return null;
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on('comment', () => found.push('comment'));
  parser.on('processinginstruction', () => found.push('processing instruction'));
  parser.on('doctype', () => found.push('document type declaration'));
  parser.on('error', ({ message: problem }) =>
    found.push(/undefined entity/i.test(problem) ? 'entity reference' : ''),
  );
  parser.write(message).close();
  return found[0] || null;
}
