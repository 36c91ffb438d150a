import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameAlteration } from './alteration';
import { sampleText } from './sample-text';

const umlauts = 'Grüße';
const emoji = 'a😀b';

test('names what was encoded twice, by either reading of single bytes', () => {
  const name = 'encoded twice: UTF-8 was read as a text of single bytes, and encoded again';
  assert.equal(nameAlteration(umlauts, 'GrÃ¼Ã\u009fe'), name);
  assert.equal(nameAlteration(umlauts, 'GrÃ¼ÃŸe'), name);
});

test('names characters that were replaced, whether once each or once for each byte', () => {
  assert.equal(nameAlteration(umlauts, 'Gr??e'), 'characters replaced with U+003F: U+00FC “ü”, U+00DF “ß”');
  assert.equal(nameAlteration(umlauts, 'Gr????e'), nameAlteration(umlauts, 'Gr??e'));
  assert.equal(nameAlteration(emoji, 'a\uFFFDb'), 'characters replaced with U+FFFD: U+1F600 “😀”');
});

test('names pairs of surrogates that were taken for two characters, or lost one of them', () => {
  const name = 'surrogates taken for characters: U+1F600 “😀”';
  assert.equal(nameAlteration(emoji, 'a\uFFFD\uFFFDb'), name);
  assert.equal(nameAlteration(emoji, `a${'\uFFFD'.repeat(6)}b`), name);
  assert.equal(nameAlteration(emoji, 'a\uF600b'), name);
});

test('names the byte at which a text was cut, from either end', () => {
  assert.equal(nameAlteration('ünder', 'ün'), 'cut at 3 of 6 bytes');
  assert.equal(nameAlteration('ünder', 'der'), 'cut: the first 3 of 6 bytes are gone');
  const long = sampleText('more than 64 KiB').text;
  assert.equal(nameAlteration(long, long.slice(0, 65_536)), 'cut at 65536 of 66560 bytes');
});

test('tells what was escaped twice from what was unescaped once too often', () => {
  assert.equal(nameAlteration('a & <b/>', 'a &amp; &lt;b/&gt;'), 'escaped twice');
  assert.equal(nameAlteration('a "&" b', 'a &#34;&#38;&quot; b'.replace('&#38;', '&amp;')), 'escaped twice');
  assert.equal(nameAlteration('a &amp; b', 'a & b'), 'unescaped once too often');
});

test('names what was left out, normalised, or set otherwise', () => {
  assert.equal(nameAlteration(emoji, 'ab'), 'characters left out: U+1F600 “😀”');
  assert.equal(
    nameAlteration(umlauts, umlauts.normalize('NFD')),
    'normalised: the same letters, written with other characters',
  );
  assert.equal(nameAlteration('a\r\nb', 'a b'), 'white space or line ends changed');
});

test('shows the first difference where it knows no name for it', () => {
  assert.equal(nameAlteration('abcdef', 'abXdef'), 'changed from character 3 of 6 on: “Xdef” for “cdef”');
  assert.equal(nameAlteration('', 'x'), 'changed from character 1 of 0 on: “x” for “”');
});
