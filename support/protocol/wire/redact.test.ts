import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from './linear';
import { encodings, makeScrubber, redactHeaders, redactXml } from './redact';

const password = 'pa"ss<&>word/42';
const plain = base64(`conformance1@example.com\0conformance1\0${password}`);
const shown = '[redacted: authzid conformance1@example.com, authcid conformance1]';

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

test('keeps the identities of a PLAIN message readable and hides its password', () => {
  const text = `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${plain}</auth>`;
  assert.equal(
    redactXml(text),
    `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${shown}</auth>`,
  );
  assert.equal(
    redactXml(`<auth>${base64(`\0user\0${password}`)}</auth>`),
    '<auth>[redacted: authzid empty, authcid user]</auth>',
  );
});

test('hides what any form of auth or response element carries', () => {
  const forms = [
    [`<response>${plain}</response>`, `<response>${shown}</response>`],
    [`<sasl:auth>${plain}</sasl:auth>`, `<sasl:auth>${shown}</sasl:auth>`],
    [`<é.-1:auth>${plain}</é.-1:auth>`, `<é.-1:auth>${shown}</é.-1:auth>`],
    [`<auth a="1>0" b='2>1'>${plain}</auth>`, `<auth a="1>0" b='2>1'>${shown}</auth>`],
    [`<auth\n\ta='1'\n>\n${plain}\n</auth\n>`, `<auth\n\ta='1'\n>${shown}</auth\n>`],
    [`<AUTH>${plain}</AUTH>`, `<AUTH>${shown}</AUTH>`],
    [`<a><auth>${plain}</auth></a>`, `<a><auth>${shown}</auth></a>`],
    [
      `<auth>${plain}</auth><response>${plain}</response>`,
      `<auth>${shown}</auth><response>${shown}</response>`,
    ],
    [`<auth><![CDATA[${plain}]]></auth>`, '<auth>[redacted]</auth>'],
    [`<auth><!-- hello -->${plain}</auth>`, '<auth>[redacted]</auth>'],
    [`<auth>${plain.slice(0, 9)}<b/>${plain.slice(9)}</auth><c/>`, '<auth>[redacted]</auth><c/>'],
    [`<auth>&#x41;${plain.slice(1)}</auth>`, '<auth>[redacted]</auth>'],
    [`<auth>%%%${plain}</auth>`, '<auth>[redacted]</auth>'],
    [`<auth>${base64(`user\0${password}`)}</auth>`, '<auth>[redacted]</auth>'],
    [`<auth>${base64(`a\0user<\0${password}`)}</auth>`, '<auth>[redacted]</auth>'],
  ];
  for (const [text = '', redacted] of forms) assert.equal(redactXml(text), redacted);
});

test('hides what a malformed document carries, as far as it goes', () => {
  const forms = [
    [`<auth mechanism='PLAIN'>${plain}`, `<auth mechanism='PLAIN'>${shown}`],
    [`<auth mechanism='PLAIN>${plain}</auth>`, '<auth [redacted]'],
    [`<auth mechanism="PLAIN>${plain}</auth>`, '<auth [redacted]'],
    [`<auth mechanism='PLAIN' ${plain}`, '<auth [redacted]'],
    [`<auth a='<'>${plain}</auth>`, '<auth [redacted]'],
    [`<x:auth <b>${plain}</x:auth>`, '<x:auth [redacted]'],
    [`<auth>${plain}</response>`, `<auth>${shown}</response>`],
    [`<auth>${plain}<iq/>`, '<auth>[redacted]'],
  ];
  for (const [text = '', redacted] of forms) assert.equal(redactXml(text), redacted);
});

test('leaves alone what carries nothing', () => {
  const texts = [
    '<auth/>',
    "<auth mechanism='PLAIN'/>",
    "<auth mechanism='PLAIN'></auth>",
    '<response>=</response>',
    '<authenticate>no secret</authenticate>',
    '<author>somebody</author>',
    '<message><body>the auth and the response</body></message>',
    "<auth mechanism='PLAIN'/><iq id='1'/>",
    `<challenge>${plain}</challenge>`,
  ];
  for (const text of texts) assert.equal(redactXml(text), text);
});

test('leaves as it is what has been redacted before', () => {
  const texts = [
    `<auth a="1">${plain}</auth>`,
    `<auth>${plain}`,
    `<auth a='${plain}</auth>`,
    `<auth><![CDATA[${plain}]]></auth><iq/>`,
  ];
  for (const text of texts) assert.equal(redactXml(redactXml(text)), redactXml(text));
});

test('takes long texts in time that grows with their size', () => {
  const texts: ((size: number) => string)[] = [
    (size) => '<auth '.repeat(size / 6),
    (size) => '<auth>'.repeat(size / 6),
    (size) => `<auth ${`a='b' `.repeat(size / 6)}`,
    (size) => `<auth>${' '.repeat(size)}x</auth>`,
    (size) => `<auth>${'</auth '.repeat(size / 7)}`,
  ];
  for (const textOf of texts)
    assertLinear((size) => {
      const text = textOf(size);
      return () => redactXml(text);
    }, 30_000);
});

test('hides the headers that carry credentials, in any case, and no other', () => {
  assert.deepEqual(
    redactHeaders([
      ['AUTHORIZATION', 'Basic abc'],
      ['proxy-authorization', 'Basic abc'],
      ['Cookie', 'JSESSIONID=1'],
      ['Set-Cookie', 'JSESSIONID=1'],
      ['Sec-WebSocket-Key', 'abc'],
    ]),
    [
      ['AUTHORIZATION', '[redacted]'],
      ['proxy-authorization', '[redacted]'],
      ['Cookie', '[redacted]'],
      ['Set-Cookie', '[redacted]'],
      ['Sec-WebSocket-Key', 'abc'],
    ],
  );
});

test('finds a secret in base64 whatever stands before and behind it', () => {
  const scrub = makeScrubber([password]);
  for (const before of ['', 'a', 'ab', 'abc', '\0user\0'])
    for (const behind of ['', 'z', 'yz', 'xyz']) {
      const scrubbed = scrub(base64(before + password + behind));
      assert.match(scrubbed, /\[redacted\]/, `${before} ${behind}`);
      assert.ok(!Buffer.from(scrubbed, 'base64').includes(password.slice(0, 8)));
    }
});

test('finds a secret raw, in XML, in a URL, in JSON and in hexadecimal', () => {
  const scrub = makeScrubber([password]);
  const forms = [
    password,
    'pa"ss&lt;&amp;&gt;word/42',
    'pa&quot;ss&lt;&amp;&gt;word/42',
    'pa%22ss%3C%26%3Eword%2F42',
    JSON.stringify(password).slice(1, -1),
    Buffer.from(password).toString('hex'),
  ];
  for (const form of forms) assert.equal(scrub(`(${form})`), '([redacted])');
});

test('hides the longer of two secrets whole where one begins the other', () => {
  assert.equal(makeScrubber(['password', 'password-2'])('password-2 password'), '[redacted] [redacted]');
});

test('leaves secrets alone that are so short that they occur by chance', () => {
  assert.equal(makeScrubber(['agent', ''])('the agent'), 'the agent');
});

test('lists each encoding once', () => {
  const forms = encodings('simple-password');
  assert.equal(new Set(forms).size, forms.length);
});

const each = (text: string, form: (code: number) => string): string =>
  Array.from(text, (character) => form(character.codePointAt(0) ?? 0)).join('');
const hex = (code: number, digits = 2): string => code.toString(16).padStart(digits, '0');

/** A text with each character escaped, in every way there is. */
const escaped = (text: string): string[] => [
  each(text, (code) => `&#${String(code)};`),
  each(text, (code) => `&#x${hex(code)};`),
  each(text, (code) => `&#x00${hex(code).toUpperCase()};`),
  each(text, (code) => `&amp;#x${hex(code)};`),
  each(text, (code) => `\\u${hex(code, 4)}`),
  each(text, (code) => `\\\\u${hex(code, 4).toUpperCase()}`),
  each(text, (code) => `\\x${hex(code)}`),
  each(text, (code) => `%${hex(code)}`),
  each(text, (code) => `%${hex(code).toUpperCase()}`),
];

test('finds a secret whose characters are escaped, all or some, in either case', () => {
  const secret = 'pass word/42&';
  const scrub = makeScrubber([secret]);
  const some = ['pass+word%2f42%26', 'p&#97;ss word/42&amp;', 'pass\\u0020word\\/42&'];
  for (const form of [...escaped(secret), ...some]) assert.equal(scrub(`(${form})`), '([redacted])', form);
});

test('finds a short secret where it is escaped, in a PLAIN message and in Basic credentials', () => {
  const scrub = makeScrubber(['p1w/9']);
  const forms = [...escaped('p1w/9'), base64('\0user\0p1w/9'), base64('user:p1w/9')];
  for (const form of forms) assert.equal(scrub(`(${form})`), '([redacted])', form);
  assert.equal(scrub('p1w/9'), 'p1w/9');
  assert.equal(redactXml('<password>p1w/9</password>'), '<password>[redacted]</password>');
});

test('searches a long text in time that grows with its size', () => {
  const scrub = makeScrubber(['aaaaaaaaaaaaaaab', 'aaab']);
  for (const piece of ['a', '&#97;', '\\', '%61'])
    assertLinear((size) => {
      const text = piece.repeat(size / piece.length);
      return () => scrub(text);
    }, 100_000);
});
