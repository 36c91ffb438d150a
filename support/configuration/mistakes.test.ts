import assert from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { describe, test, type TestContext } from 'node:test';
import { makeCertificate } from '../testing/fake-server';
import { readTarget, secretsOf, TargetError, type Target } from './index';

const url = 'url: wss://uccxpub.example.com:8445/ws/';
const secret = 's3cr3t-that-nobody-sees';
const account = (more: string): string => `accounts: { agent: { username: a, ${more} } }`;

/** A target file in a folder of its own, and what else stands there. */
function write(
  t: TestContext,
  content: string | Buffer,
  files: Record<string, string | Buffer> = {},
): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'target-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const file = path.join(folder, 'lab.yaml');
  writeFileSync(file, content);
  return file;
}

/** What reading says, with the folder left out; the secret must not be in it. */
function complaint(file: string, environment: Record<string, string> = {}): string {
  try {
    readTarget(file, environment);
  } catch (error) {
    assert.ok(error instanceof TargetError, String(error));
    assert.ok(!error.message.includes(secret) && !error.message.includes('s3cr3t'), error.message);
    return error.message.replaceAll(`${path.dirname(file)}/`, '');
  }
  return 'no complaint';
}

const quote = 'put the value in quotes, or write $NAME and export NAME with it';
const save = 'save it as UTF-8 without a byte order mark (in PowerShell 7: Set-Content -Encoding utf8NoBOM)';
const utf16 = Buffer.from(`${url}\n`, 'utf16le');

describe('a mistake in a target file gets one sentence, and its value is never shown:', () => {
  const mistakes: [title: string, content: string | Buffer, sentence: string][] = [
    ['a byte order mark', `\uFEFF${url}`, `lab.yaml begins with a byte order mark: ${save}`],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), `lab.yaml is UTF-16: ${save}`],
    ['UTF-16 without one', utf16, `lab.yaml holds zero bytes, as UTF-16 does: ${save}`],
    ['Latin-1', Buffer.from('name: Zürich', 'latin1'), `lab.yaml is not UTF-8: ${save}`],
    [
      '${VAR}',
      `${url}\n${account('password: "${PASSWORD}"')}`,
      'accounts.agent.password in lab.yaml is written as a shell has variables: write $NAME, without braces or env:, and export NAME',
    ],
    [
      '%VAR%',
      `${url}\n${account('password: "%PASSWORD%"')}`,
      'accounts.agent.password in lab.yaml is written as cmd.exe has variables: write $NAME, without percent signs, and set NAME',
    ],
    [
      '%VAR% without quotes',
      `${url}\naccounts:\n  agent:\n    password: %PASSWORD%`,
      'lab.yaml is not valid YAML at line 4, column 15: a value begins with a character that YAML keeps for itself: write $NAME for a variable (%NAME% is that of cmd.exe), or put the value in quotes',
    ],
    [
      'an unquoted *secret',
      `${url}\n${account(`password: *${secret}`)}`,
      `accounts.agent.password in lab.yaml begins with *, which YAML takes for the name of something that stands nowhere: ${quote}`,
    ],
    [
      'an unquoted &secret',
      `${url}\n${account(`password: &${secret} x`)}`,
      `accounts.agent.password in lab.yaml begins with &, which YAML takes for an anchor: ${quote}`,
    ],
    [
      'an unquoted !secret',
      `${url}\n${account(`password: !${secret} x`)}`,
      `accounts.agent.password in lab.yaml begins with !, which YAML takes for a tag: ${quote}`,
    ],
    [
      'an unquoted >secret',
      `${url}\npassword: >${secret}`,
      'lab.yaml is not valid YAML: Block scalar header includes extra characters at line 2, column 12; mend that line',
    ],
    [
      'a secret after its quotes',
      `${url}\npassword: "a"${secret}`,
      'lab.yaml is not valid YAML: Unexpected scalar at node end at line 2, column 14; mend that line',
    ],
    [
      'a merge key',
      `${url}\nuser: &base { id: a }\nteam: { <<: *base }`,
      'team.<< in lab.yaml merges keys, which is not read here: write the keys out where they belong',
    ],
    [
      'credentials in the query of the url',
      `url: wss://a.example/ws/?access_token=${secret}`,
      'url in lab.yaml carries credentials, and an address stands in every report: take them out; accounts and headers have room for them',
    ],
    [
      'a password and a token',
      `${url}\n${account(`password: ${secret}, token: ${secret}`)}`,
      'accounts.agent.token in lab.yaml stands beside a password: keep the one that the server takes',
    ],
    [
      'a header of the upgrade itself',
      `${url}\nheaders: { Sec-WebSocket-Key: ${secret} }`,
      'headers.Sec-WebSocket-Key in lab.yaml is not usable: take it out: the upgrade writes this header itself',
    ],
    [
      'a header in two lines',
      `${url}\nheaders: { Cookie: "${secret}\\r\\nX: y" }`,
      'headers.Cookie in lab.yaml is not usable: leave out line breaks and what is not Latin-1, which no header may hold (RFC 9110, section 5.5)',
    ],
    [
      'a certificate without its key',
      `${url}\ntls: { cert: a.pem }`,
      'tls.key is missing in lab.yaml: a certificate is shown with its private key; write both, cert and key',
    ],
  ];
  for (const [title, content, sentence] of mistakes) {
    test(title, (t) => {
      assert.equal(complaint(write(t, content)), sentence);
    });
  }
});

describe('a file that tls names gets one sentence that says what it is:', () => {
  const pem = rootCertificates[0] ?? '';
  const broken = pem.replace(/\n[^\n]{10}/, '\n');
  const der = new X509Certificate(pem).raw;
  const pkcs12 = Buffer.from([0x30, 0x82, 0x01, 0x00, 0x02, 0x01, 0x03, 0x30, 0x00]);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const is = (rest: string): string => `tls.ca in lab.yaml is "ca.pem", but ca.pem ${rest}`;
  const files: [title: string, content: string | Buffer, sentence: string][] = [
    ['empty', '', is('is empty: write the certificate in PEM into it')],
    [
      'broken',
      broken,
      is('holds a certificate that is broken: export it once more, every line from BEGIN to END'),
    ],
    [
      'broken among others',
      `${pem}\n${broken}`,
      is('holds a certificate 2 of 2 that is broken: export it once more, every line from BEGIN to END'),
    ],
    [
      'DER',
      der,
      is('is DER, not PEM: openssl x509 -inform DER -in ca.pem -out ca.pem.pem, and name that file'),
    ],
    [
      'PKCS12',
      pkcs12,
      is('is PKCS12, a key store: openssl pkcs12 -in ca.pem -nokeys -out ca.pem.pem, and name that file'),
    ],
    ['a key', keyPem, is('holds a private key and no certificate: write the path of the certificate')],
    ['UTF-16', Buffer.from(pem, 'utf16le'), is('is no text, or is UTF-16: save it as plain PEM (ASCII)')],
    [
      'PKCS7',
      '-----BEGIN PKCS7-----\nMAA=\n-----END PKCS7-----',
      is('is PKCS7: openssl pkcs7 -print_certs -in ca.pem -out ca.pem.pem, and name that file'),
    ],
  ];
  for (const [title, content, sentence] of files) {
    test(title, (t) =>
      assert.equal(complaint(write(t, `${url}\ntls: { ca: ca.pem }`, { 'ca.pem': content })), sentence),
    );
  }

  test('a key of another certificate', async (t) => {
    const { cert } = await makeCertificate({ names: ['client'] });
    const file = write(t, `${url}\ntls: { cert: cert.pem, key: key.pem }`, {
      'cert.pem': cert,
      'key.pem': keyPem,
    });
    assert.equal(
      complaint(file),
      'tls.key in lab.yaml is not the key of the first certificate in tls.cert: name the key that was made with it',
    );
  });

  test('a key behind a passphrase', (t) => {
    const locked = privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'x',
    });
    const file = write(t, `${url}\ntls: { cert: cert.pem, key: key.pem }`, {
      'cert.pem': pem,
      'key.pem': locked,
    });
    assert.match(complaint(file), /^tls\.key .* is locked by a passphrase: openssl pkey -in key\.pem /);
  });
});

describe('a target file may say', () => {
  const read = (
    t: TestContext,
    lines: string,
    environment: Record<string, string> = {},
    files = {},
  ): Target => readTarget(write(t, `${url}\n${lines}`, files), environment);

  test('that an account has a token, which is a secret', (t) => {
    const target = read(t, account('token: $T'), { T: secret });
    assert.deepEqual(target.accounts.agent, {
      ...{ username: 'a', password: secret, resource: 'conformance-suite', token: true },
    });
    assert.deepEqual(secretsOf(target), [secret]);
  });

  test('what is sent with the upgrade, whose values are secrets, and each of its cookies', (t) => {
    const target = read(t, 'headers: { Cookie: $C, X-Edge: "1" }', { C: `edge=${secret}` });
    assert.deepEqual(target.headers, [
      ['Cookie', `edge=${secret}`],
      ['X-Edge', '1'],
    ]);
    assert.deepEqual(secretsOf(target), [`edge=${secret}`, secret, '1']);
  });

  test('that a client has a certificate', async (t) => {
    const { key, cert } = await makeCertificate({ names: ['client'] });
    const { tls } = read(t, 'tls: { cert: c.pem, key: k.pem }', {}, { 'c.pem': cert, 'k.pem': key });
    assert.deepEqual([tls.cert, tls.key], [cert, key]);
  });

  test('that this machine knows whom to trust', (t) => {
    const { SSL_CERT_FILE: before } = process.env;
    t.after(() => {
      if (before === undefined) delete process.env.SSL_CERT_FILE;
      else process.env.SSL_CERT_FILE = before;
    });
    const { ca } = read(t, 'tls: { ca: system }').tls;
    assert.match(ca ?? '', /-----BEGIN CERTIFICATE-----/);
  });

  test('a login id with an @, escaped as XEP-0106 has it', (t) => {
    const { agent } = read(t, "accounts: { agent: { username: 'a\\40corp.example', password: p } }").accounts;
    assert.equal(agent?.username, 'a\\40corp.example');
  });
});
