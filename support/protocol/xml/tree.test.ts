import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLSerializer } from '@xmldom/xmldom';
import { parse, parseOrThrow } from './parse';
import { textsOf } from './query';

const serialise = (text: string): string => new XMLSerializer().serializeToString(parseOrThrow(text));

test('the tree holds all that the data model of XPath knows, in its order', () => {
  const text =
    '<?go on?><!-- before --><a xmlns="urn:a" xmlns:b="urn:b" b:c="1" d="2">x<!-- in --><b:e/><?in body?>y<![CDATA[<z>]]></a>';
  assert.equal(serialise(text), text);
});

test('entities and line ends are read, and text outside of the root is none of it', () => {
  const document = parseOrThrow(' \n<a b="&lt;&#x20ac;">&amp;\r\n&#65;</a>\n ');
  assert.deepEqual(textsOf('/a/@b | /a', document), ['&\nA', '<\u20ac']);
  assert.equal(document.childNodes.length, 1);
});

test('a namespace that is declared within is undone behind it', () => {
  const document = parseOrThrow('<a><b xmlns="urn:ietf:params:xml:ns:xmpp-bind"/><b/></a>');
  assert.equal(textsOf('/a/bind:b', document).length, 1);
  assert.equal(textsOf('/a/b', document).length, 1);
});

test('thousands of siblings are read in proportion to their number', () => {
  const parsed = parse(`<a>${'<b/>'.repeat(29_999)}</a>`);
  assert.ok(parsed.ok);
  assert.equal(parsed.document.documentElement?.childNodes.length, 29_999);
});
