import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, parseOrThrow } from './parse';

function problemOf(text: string): string | null {
  const parsed = parse(text);
  return parsed.ok ? null : parsed.problem;
}

test('takes one well-formed document', () => {
  for (const text of [
    '<a/>',
    '<a/>\n',
    '<?xml version="1.0"?><a/>',
    '<a>&lt;&#65;</a>',
    '<a>\uFFFD</a>',
    '<!-- b --><a/>',
  ])
    assert.equal(problemOf(text), null, text);
});

test('gives a tree with namespaces resolved', () => {
  const parsed = parse("<p:a xmlns:p='urn:b' c='&apos;'/>");
  assert.ok(parsed.ok);
  const root = parsed.document.documentElement;
  assert.equal(root?.namespaceURI, 'urn:b');
  assert.equal(root.getAttribute('c'), "'");
});

test('refuses what a forgiving parser lets pass', () => {
  const malformed: Record<string, RegExp> = {
    '<a>&</a>': /unclosed tag/,
    '<a>&nbsp;</a>': /undefined entity/,
    '<a>\u0001</a>': /disallowed character/,
    '<a>&#0;</a>': /malformed character entity/,
    '<a>\uFFFE</a>': /disallowed character/,
    '<a b=c/>': /unquoted attribute value/,
    '<a b="1" b="2"/>': /duplicate attribute/,
    '<a b="<"/>': /disallowed character/,
    '<a>]]></a>': /disallowed in char data/,
    '<a><!-- -- --></a>': /malformed comment/,
    '<p:a/>': /unbound namespace prefix/,
    '<a xmlns:p=""/>': /undefine prefix/,
    '<a/><b/>': /only one root/,
    '<a/>x': /outside of root node/,
    'x<a/>': /outside of root node/,
    ' <?xml version="1.0"?><a/>': /XML declaration must be at the start/,
    '<a': /must contain a root element/,
    '<a></b>': /unexpected close tag|unmatched/i,
    '<stream:stream xmlns:stream="s">': /unclosed tag/,
  };
  for (const [text, problem] of Object.entries(malformed)) assert.match(problemOf(text) ?? 'none', problem);
});

test('names an empty message as empty, blanks included', () => {
  assert.equal(problemOf(''), 'the message is empty');
  assert.equal(problemOf(' \r\n\t'), 'the message is empty');
});

test('takes a byte order mark for the character that it is here', () => {
  assert.equal(problemOf('\uFEFF<a/>'), '1:1: U+FEFF before the root node.');
  assert.equal(problemOf('\uFEFF'), '1:1: U+FEFF before the root node.');
  assert.equal(problemOf('<a>\uFEFF</a>'), null);
});

test('expands no entity of a document type, internal or external', () => {
  assert.match(problemOf('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>') ?? '', /undefined entity/);
  assert.match(
    problemOf('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>') ?? '',
    /undefined entity/,
  );
});

test('reads a document type that nothing refers to: whether it may stand there is a rule of its own', () => {
  assert.equal(problemOf('<!DOCTYPE a><a/>'), null);
});

test('says what is wrong, and with what, where a document is taken for granted', () => {
  assert.throws(() => parseOrThrow('<a'), {
    message: 'not one well-formed document: 1:2: document must contain a root element.: <a',
  });
  assert.equal(parseOrThrow('<a/>').documentElement?.localName, 'a');
});

test('elements that stand in each other without end are not read to their end', () => {
  assert.deepEqual(parse('<a>'.repeat(100_000)), {
    ok: false,
    problem: 'elements more than 256 deep, not read on',
  });
});

test('elements without number are not read to their end', () => {
  assert.deepEqual(parse(`<a>${'<b/>'.repeat(100_000)}</a>`), {
    ok: false,
    problem: 'more than 30000 elements, not read on',
  });
});
