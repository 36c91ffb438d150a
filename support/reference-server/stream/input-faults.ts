import { SaxesParser } from 'saxes';
import { fault, replace, type Fault } from '../fault';
import type { Input, StreamProblem } from './input';

function reading(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: Input) => void,
  reenacts?: string,
): Fault {
  return fault(name, sentence, breaks, ({ input }) => bend(input), reenacts);
}

/** Reads a message as something else than it is. */
function read(change: (message: string) => string): (phase: Input) => void {
  return (phase) => {
    phase.normalise = change;
  };
}

function rename(from: string, to: string): (phase: Input) => void {
  return (phase) => {
    phase.onProblem = (problem: StreamProblem) =>
      problem.condition === from ? { ...problem, condition: to } : problem;
  };
}

/** The first element of a message that holds several. */
function firstRoot(message: string): string {
  const ends: number[] = [];
  let depth = 0;
  const parser = new SaxesParser({ position: true });
  parser.on('error', () => undefined);
  parser.on('opentag', ({ isSelfClosing }) => {
    if (!isSelfClosing) depth += 1;
    else if (depth === 0) ends.push(parser.position);
  });
  parser.on('closetag', ({ isSelfClosing }) => {
    if (isSelfClosing) return;
    depth -= 1;
    if (depth === 0) ends.push(parser.position);
  });
  parser.write(message).close();
  const [end = message.length] = ends;
  return message.slice(0, end);
}

/** Joins a message that ends inside an element with the one after it. */
function makeJoiner(): (message: string) => string {
  let held = '';
  return (message) => {
    const joined = held + message;
    held = /^<iq\s[^>]*[^/]>$/.test(joined) ? joined : '';
    return joined;
  };
}

const predefined = /&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);)[\w.-]+;/gi;

/** What the client sends is taken as it should not be (RFC 7395, section 3.3.3; RFC 6120, section 11). */
export const inputFaults: readonly Fault[] = [
  reading(
    'malformed-ignored',
    'A message that is not well-formed is passed over.',
    ['RFC6120-11.3-b', 'RFC6120-11.3-c', 'RFC7395-3.3.3-g', 'RFC7395-3.3.3-h'],
    (phase) => {
      phase.onProblem = (problem) => (problem.condition === 'not-well-formed' ? null : problem);
    },
    'D11',
  ),
  reading(
    'malformed-called-internal-error',
    'A message that is not well-formed ends the stream with internal-server-error.',
    ['RFC6120-11.3-b', 'RFC6120-11.3-c', 'RFC7395-3.3.3-g'],
    rename('not-well-formed', 'internal-server-error'),
    'D11',
  ),
  reading(
    'malformed-called-bad-format',
    'A message that is not well-formed ends the stream with bad-format.',
    ['RFC6120-4.9.3.1-a'],
    rename('not-well-formed', 'bad-format'),
  ),
  reading(
    'restricted-called-malformed',
    'Comments, processing instructions and DTDs end the stream with not-well-formed.',
    ['RFC6120-11.1-g'],
    rename('restricted-xml', 'not-well-formed'),
  ),
  reading(
    'comments-accepted',
    'A message with a comment in it is handled.',
    ['RFC6120-11.1-b'],
    read((message) => message.replace(/(?<=<[\s\S]*)<!--[\s\S]*?-->/g, '')),
    'D12',
  ),
  reading(
    'processing-instructions-accepted',
    'A message with a processing instruction in it is handled.',
    ['RFC6120-11.1-c'],
    read((message) => message.replace(/<\?(?!xml\s)[\s\S]*?\?>/g, '')),
    'D12',
  ),
  reading(
    'doctype-accepted',
    'A message with a document type declaration is handled.',
    ['RFC6120-11.1-d'],
    read((message) =>
      message.includes('<!ENTITY') ? message : message.replace(/<!DOCTYPE[^[>]*(?:\[[^\]]*\])?\s*>/, ''),
    ),
    'D12',
  ),
  reading(
    'entity-expanded',
    'An entity that the message itself declares is expanded.',
    ['RFC6120-11.1-e'],
    read((message) => {
      const [, name, text] = /<!ENTITY\s+([\w.-]+)\s+["']([^"']*)["']/.exec(message) ?? [];
      if (name === undefined) return message;
      return message.replace(/<!DOCTYPE[\s\S]*?\]\s*>/, '').replaceAll(`&${name};`, text ?? '');
    }),
  ),
  reading(
    'entity-unknown-dropped',
    'A reference to an entity that nobody declared is left out.',
    ['RFC6120-11.1-e'],
    read((message) => (message.includes('<!') ? message : message.replace(predefined, ''))),
  ),
  reading('cdata-refused', 'A CDATA section ends the stream.', ['RFC6120-11.1-f'], (phase) =>
    replace(
      phase,
      'checkRestricted',
      (right) => (message) =>
        message.includes('<![CDATA[') ? { condition: 'restricted-xml', text: 'No CDATA.' } : right(message),
    ),
  ),
  reading(
    'character-references-refused',
    'A numeric character reference ends the stream.',
    ['RFC6120-11.1-f'],
    (phase) =>
      replace(
        phase,
        'checkRestricted',
        (right) => (message) =>
          /&#/.test(message) ? { condition: 'restricted-xml', text: 'No references.' } : right(message),
      ),
  ),
  reading(
    'encoding-unchecked',
    'A message that declares another encoding is handled.',
    ['RFC6120-11.6-a'],
    (phase) => {
      phase.checkEncoding = () => null;
    },
  ),
  reading(
    'declaration-refused',
    'A message that begins with an XML declaration ends the stream.',
    ['RFC7395-3.3.3-e'],
    (phase) =>
      replace(
        phase,
        'checkRestricted',
        (right) => (message) =>
          message.startsWith('<?xml ')
            ? { condition: 'restricted-xml', text: 'No declaration.' }
            : right(message),
      ),
  ),
  reading(
    'declaration-swallows-message',
    'A message that begins with an XML declaration is passed over.',
    ['RFC7395-3.3.3-e', 'RFC6120-11.6-a'],
    (phase) => {
      phase.checkEncoding = (message) =>
        message.startsWith('<?xml ') ? { condition: 'ignored', text: '' } : null;
      phase.onProblem = (problem) => (problem.condition === 'ignored' ? null : problem);
    },
  ),
  reading(
    'second-root-lost',
    'Of several elements in one message the first is handled and the others are lost.',
    ['RFC7395-3.3.3-f', 'RFC7395-3.3.3-g'],
    read(firstRoot),
    'D13',
  ),
  reading(
    'halves-joined',
    'An element that is cut over two messages is put together.',
    ['RFC7395-3.3.3-f', 'RFC7395-3.3.3-g'],
    (phase) => {
      const join = makeJoiner();
      phase.normalise = join;
      phase.onProblem = (problem) => (/unclosed tag: iq/.test(problem.text) ? null : problem);
    },
  ),
  reading(
    'leading-text-skipped',
    'What stands before the first "<" of a message is passed over.',
    ['RFC7395-3.3.3-h'],
    read((message) => (message.includes('<') ? message.slice(message.indexOf('<')) : message)),
  ),
  reading(
    'undeclared-prefix-accepted',
    'A prefix that nobody declared is taken for one.',
    ['RFC6120-11.3-c'],
    read((message) => {
      const prefixes = Array.from(message.matchAll(/<([\w-]+):/g), ([, prefix]) => prefix ?? '');
      const missing = prefixes.filter((prefix) => !message.includes(`xmlns:${prefix}=`));
      const declared = Array.from(new Set(missing), (prefix) => ` xmlns:${prefix}='urn:undeclared'`).join('');
      return message.replace(/^<[\w:-]+/, (start) => start + declared);
    }),
  ),
];
