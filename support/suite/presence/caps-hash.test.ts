import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOrThrow } from '../../protocol/xml/parse';
import { hashCaps } from './caps-hash';

function hash(content: string): ReturnType<typeof hashCaps> {
  return hashCaps(
    parseOrThrow(
      `<iq xmlns='jabber:client' type='result'><query xmlns='http://jabber.org/protocol/disco#info'>${content}</query></iq>`,
    ),
  );
}

const feature = (name: string): string => `<feature var='http://jabber.org/protocol/${name}'/>`;
const form = `<x xmlns='jabber:x:data' type='result'>
  <field var='software_version'><value>0.11</value></field>
  <field var='ip_version' type='text-multi'><value>ipv6</value><value>ipv4</value></field>
  <field var='FORM_TYPE' type='hidden'><value>urn:xmpp:dataforms:softwareinfo</value></field>
  <field var='software'><value>Psi</value></field>
  <field var='os'><value>Mac</value></field>
  <field var='os_version'><value>10.5.1</value></field>
</x>`;

test('hashes the simple example of XEP-0115, section 5.2, whatever the order', () => {
  const content = `<identity category='client' type='pc' name='Exodus 0.9.1'/>${['muc', 'disco#items', 'caps', 'disco#info'].map(feature).join('')}`;
  assert.deepEqual(hash(content), { ok: true, ver: 'QgayPKawpkPSDYmwT/WM94uAlu0=' });
});

test('hashes languages and a form as in the complex example of section 5.3', () => {
  const identities =
    "<identity xml:lang='en' category='client' name='Psi 0.11' type='pc'/><identity xml:lang='el' category='client' name='Ψ 0.11' type='pc'/>";
  const features = ['disco#info', 'caps', 'muc', 'disco#items'].map(feature).join('');
  assert.deepEqual(hash(identities + features + form), { ok: true, ver: 'q07IKJEyjvHSyhy//CH0CxmKi8w=' });
});

test('leaves out a form whose FORM_TYPE is not hidden, as section 5.4 says', () => {
  const plain = hash(feature('caps'));
  assert.deepEqual(hash(feature('caps') + form.replace("type='hidden'", "type='text-single'")), plain);
  assert.notDeepEqual(hash(feature('caps') + form), plain);
});

test('sorts by octet, so that capitals come before small letters and U+FF00 before U+1F600', () => {
  const small = hash('<feature var="a"/><feature var="B"/><feature var="\u{1f600}"/><feature var="＀"/>');
  assert.deepEqual(small, {
    ok: true,
    // printf 'B<a<\xef\xbc\x80<\xf0\x9f\x98\x80<' | openssl dgst -binary -sha1 | base64
    ver: 'A9vhz4qpbBnwKZilXNrVEy5lQI4=',
  });
});

test('rejects what stands there twice', () => {
  assert.deepEqual(hash(feature('caps') + feature('caps')), {
    ok: false,
    problem: 'http://jabber.org/protocol/caps stands there twice',
  });
  assert.deepEqual(hash(form + form), {
    ok: false,
    problem: 'urn:xmpp:dataforms:softwareinfo stands there twice',
  });
});
