import { SaxesParser } from 'saxes';
import { faultsOf, replace, type Fault } from '../fault';
import { passOver, read } from './input-change';

const reading = faultsOf('input');

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

/** What one message is, is not as it should be (RFC 7395, section 3.3.3). */
export const boundaryFaults: readonly Fault[] = [
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
    passOver((message) => message.startsWith('<?xml ')),
  ),
  reading(
    'long-message-ignored',
    'A message of more than 50000 characters is passed over.',
    ['RFC6120-13.12-b'],
    passOver(({ length }) => length > 50_000),
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
      replace(phase, 'normalise', (right) => (message) => join(right(message)));
      replace(
        phase,
        'onProblem',
        (right) => (problem) => (/unclosed tag: iq/.test(problem.text) ? null : right(problem)),
      );
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
