import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from './linear';
import { parseOrThrow } from './parse';
import { holds, select, textOf, textsOf } from './query';

const iq = parseOrThrow(
  "<iq xmlns='jabber:client' id='1'><query xmlns='jabber:iq:version'><name>a</name><name>b</name></query></iq>",
);

test('holds for a node set that is not empty, a text that is not empty and what is true', () => {
  assert.equal(holds('/client:iq', iq), true);
  assert.equal(holds('/client:message', iq), false);
  assert.equal(holds('string(/client:iq/@id)', iq), true);
  assert.equal(holds('string(/client:iq/@to)', iq), false);
  assert.equal(holds('count(//version:name) = 2', iq), true);
});

test('tells namespaces apart', () => {
  assert.equal(holds('/iq', iq), false);
  assert.equal(holds('/server:iq', iq), false);
  assert.equal(holds('//version:query', iq), true);
});

test('gives values in document order, and nothing where nothing is selected', () => {
  assert.equal(textOf('//version:name', iq), 'a');
  assert.equal(textOf('//version:os', iq), '');
  assert.deepEqual(textsOf('//version:name', iq), ['a', 'b']);
  assert.deepEqual(select('//version:os', iq), []);
  assert.equal(textOf('.', select('//version:name', iq)[1] ?? iq), 'b');
});

test('takes the values of variables as they are, quotes included', () => {
  assert.equal(holds('/client:iq[@id=$id]', iq, { id: '1' }), true);
  assert.equal(holds('/client:iq[@id=$id]', iq, { id: "1' or '1'='1" }), false);
});

test('throws at a mistyped prefix, even where no node leads to it', () => {
  for (const expression of [
    '/clent:iq',
    '/client:message[clent:body]',
    '/client:iq | //clent:*',
    '//x/@clent:y',
  ])
    assert.throws(() => holds(expression, iq), { message: `clent: is no known prefix, in ${expression}` });
});

test('throws at a variable without a value, even where no node leads to it', () => {
  for (const expression of ['/client:iq[@id=$idd]', '/client:message[@id=$idd]', '//x[contains(., $idd)]'])
    assert.throws(() => holds(expression, iq, { id: '1' }), {
      message: `$idd has no value, in ${expression}`,
    });
  assert.throws(() => holds('/client:iq[@id=$constructor]', iq), /\$constructor has no value/);
});

test('throws at a mistyped function, even where no node leads to it', () => {
  assert.throws(() => holds('/client:message[start-with(@id, "a")]', iq), {
    message: 'start-with() is no function, in /client:message[start-with(@id, "a")]',
  });
});

test('throws at what is no expression, each time it is asked', () => {
  for (const expression of ['', '/client:iq[', '/client:iq[]', '/client:iq]']) {
    assert.throws(() => holds(expression, iq));
    assert.throws(() => holds(expression, iq));
  }
});

test('throws where nodes are wanted of an expression that gives none', () => {
  assert.throws(() => select('count(//*)', iq), /nodeset/);
});

test('filters many elements in time that grows with their number, in document order', () => {
  assertLinear((size) => {
    const { documentElement } = parseOrThrow(`<a>${'<b c="1"/>'.repeat(size)}</a>`);
    return () => documentElement && select('//*[@c][position() > 1]/@c', documentElement);
  }, 2000);
  const mixed = parseOrThrow(
    `<a>${Array.from({ length: 50 }, (_, at) => `<b n="${String(at)}"><c n="c"/></b>`).join('')}</a>`,
  );
  const numbers = textsOf('//b[@n > 9]/@n | //c[../@n > 9]/../@n', mixed);
  assert.deepEqual(
    numbers,
    Array.from({ length: 40 }, (_, at) => String(at + 10)),
  );
});
