import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOrThrow } from './parse';
import { textOf } from './query';
import { attribute, escapeXml, xml } from './template';

const hostile = `<&>"' ]]> &amp; é 𝄞`;

test('escapes what is put in, for character data and either quote', () => {
  assert.equal(escapeXml(`<&>"'`), '&lt;&amp;&gt;&quot;&apos;');
  assert.equal(xml`<a b='${`'`}' c="${'"'}">${'<'}</a>`.text, `<a b='&apos;' c="&quot;">&lt;</a>`);
});

test('gives back through a parse exactly what was put in', () => {
  const document = parseOrThrow(xml`<a b='${hostile}' c="${hostile}">${hostile}</a>`.text);
  for (const place of ['/a/@b', '/a/@c', '/a']) assert.equal(textOf(place, document), hostile);
});

test('takes XML as it is, alone or in a list, and leaves out what is undefined', () => {
  const items = ['1', '2'].map((id) => xml`<item id='${id}'/>`);
  assert.equal(
    xml`<a>${items}${undefined}${xml`<b/>`}${7}</a>`.text,
    `<a><item id='1'/><item id='2'/><b/>7</a>`,
  );
  assert.equal(String(xml`<a/>`), '<a/>');
});

test('escapes what was escaped once more, since it cannot know', () => {
  assert.equal(xml`<a>${'&lt;'}</a>`.text, '<a>&amp;lt;</a>');
});

test('writes an attribute with its blank, or nothing', () => {
  assert.equal(attribute('to', `a'b`).text, " to='a&apos;b'");
  assert.equal(attribute('to', '').text, " to=''");
  assert.equal(attribute('to', undefined).text, '');
});
