import { because, faultsOf, replace, type Fault } from '../fault';
import type { Input } from '../../reference-server/stream/input';
import { passOver, read } from './input-change';

const reading = faultsOf('input');

function bendProblems(change: Input['onProblem']): (phase: Input) => void {
  return (phase) =>
    replace(phase, 'onProblem', (right) => (problem) => {
      const kept = right(problem);
      return kept && change(kept);
    });
}

/** Passes over what XMPP forbids, and leaves it in the message: it goes on to whoever gets the stanza. */
function overlook(prohibited: RegExp): (phase: Input) => void {
  return (phase) =>
    replace(phase, 'checkRestricted', (right) => (message) => right(message.replace(prohibited, '')));
}

function rename(from: string, to: string): (phase: Input) => void {
  return bendProblems((problem) => (problem.condition === from ? { ...problem, condition: to } : problem));
}

/** References to entities other than the predefined ones. */
const notPredefined = /&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);)[\w.-]+;/gi;

/** What the client sends is taken as it should not be (RFC 7395, section 3.3.3; RFC 6120, section 11). */
export const inputFaults: readonly Fault[] = [
  because(
    'Two documents forbid to pass such a message over, RFC 7395 once more for each form that it can have.',
    reading(
      'malformed-ignored',
      'A message that is not well-formed is passed over.',
      ['RFC6120-11.3-b', 'RFC6120-11.3-c', 'RFC7395-3.3.3-g', 'RFC7395-3.3.3-h', 'RFC7395-3.4-c'],
      bendProblems((problem) => (problem.condition === 'not-well-formed' ? null : problem)),
      'D11',
    ),
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
    'A message with a comment in it is handled, and the comment is passed on.',
    ['RFC6120-11.1-b', 'RFC6120-11.1-a'],
    overlook(/<!--[\s\S]*?-->/g),
    'D12',
  ),
  reading(
    'comment-alone-ignored',
    'A message that is a comment is passed over.',
    ['RFC6120-11.1-b'],
    passOver((message) => /^<!--[^>]*-->$/.test(message)),
  ),
  reading(
    'processing-instructions-accepted',
    'A message with a processing instruction in it is handled, and the instruction is passed on.',
    ['RFC6120-11.1-c', 'RFC6120-11.1-a'],
    overlook(/<\?(?!xml\s)[\s\S]*?\?>/g),
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
    'entity-reference-ignored',
    'A message with a reference to an entity that is not predefined is passed over.',
    ['RFC6120-11.1-e'],
    passOver((message) => message.search(notPredefined) >= 0),
    'D11',
  ),
  reading(
    'entity-unknown-dropped',
    'A reference to an entity that nobody declared is left out.',
    ['RFC6120-11.1-e'],
    read((message) => (message.includes('<!') ? message : message.replace(notPredefined, ''))),
  ),
  reading(
    'entity-called-internal-error',
    'A reference to an entity that is not predefined ends the stream with internal-server-error.',
    ['RFC6120-11.1-e'],
    (phase) =>
      replace(
        phase,
        'checkFirstCharacter',
        (right) => (message) =>
          message.search(notPredefined) >= 0
            ? { condition: 'internal-server-error', text: 'An entity is not defined.' }
            : right(message),
      ),
    'D11',
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
];
