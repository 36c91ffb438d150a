import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { describe, test, type TestContext } from 'node:test';
import { root } from '../checkout';
import { readTarget, TargetError, type Target } from './index';

const certificate = rootCertificates[0] ?? '';
const agent = 'accounts: { agent: { username: conformance1, password: "p1" } }';

/** The target that a file of these lines describes, or the message of its error with the folder left out. */
function read(t: TestContext, lines: string[], environment: Record<string, string> = {}): Target | string {
  const folder = mkdtempSync(path.join(tmpdir(), 'target-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, 'ca.pem'), certificate);
  writeFileSync(path.join(folder, 'lab.yaml'), lines.join('\n'));
  try {
    return readTarget(path.join(folder, 'lab.yaml'), environment);
  } catch (error) {
    assert.ok(error instanceof TargetError);
    return error.message.replaceAll(`${folder}/`, '');
  }
}

function accept(t: TestContext, lines: string[], environment: Record<string, string> = {}): Target {
  const target = read(t, lines, environment);
  if (typeof target === 'string') assert.fail(target);
  return target;
}

const url = 'url: wss://uccxpub.example.com:8445/ws/';

describe('a target file that is in order', () => {
  test('gets its defaults from the host of the url', (t) => {
    const target = accept(t, [url, agent]);
    assert.equal(path.basename(target.file ?? ''), 'lab.yaml');
    assert.deepEqual(
      { ...target, file: null },
      {
        name: 'lab',
        file: null,
        product: 'generic',
        embedded: false,
        embeddedTls: false,
        url: 'wss://uccxpub.example.com:8445/ws/',
        domain: 'uccxpub.example.com',
        pubsub: 'pubsub.uccxpub.example.com',
        tls: { ca: null, cert: null, key: null, verify: true, servername: null },
        headers: [],
        proxy: null,
        accounts: { agent: { username: 'conformance1', password: 'p1', resource: 'conformance-suite' } },
        pool: null,
        load: {},
        rest: null,
        user: { id: 'conformance1' },
        team: { id: '1' },
        dedicated: false,
        knownDeviations: null,
        limits: { replyMs: 5000, runMs: 600_000, idleMs: 65_000, badPasswords: 0, connectsPerSecond: 5 },
      },
    );
  });

  test('needs no account for the cases that never sign in', (t) => {
    assert.deepEqual(accept(t, [url]).accounts, {});
  });

  test('keeps the zeros of an extension and reads the certificates its tls names', (t) => {
    const target = accept(t, [
      url,
      agent,
      'dedicated: true',
      'rest: { url: https://uccxpub.example.com:8445/finesse/api, extension: 0042 }',
      'tls: { ca: ca.pem, verify: false }',
    ]);
    assert.equal(target.rest?.extension, '0042');
    const { ca, verify } = target.tls;
    assert.deepEqual({ ca, verify }, { ca: certificate, verify: false });
  });

  test('reads what begins with $ from the environment, and $$ as a dollar', (t) => {
    const accounts = (password: string) =>
      `accounts: { agent: { username: conformance1, password: ${password} } }`;
    const password = (text: string) => accept(t, [url, accounts(text)], { P: '$x' }).accounts.agent?.password;
    assert.equal(password('$P'), '$x');
    assert.equal(password('$$P'), '$P');
    assert.equal(password('a$P'), 'a$P');
  });

  test('has no connection limit on loopback', (t) => {
    const limitOf = (host: string) => accept(t, [`url: ws://${host}:1/ws/`]).limits.connectsPerSecond;
    assert.equal(limitOf('127.0.0.1'), Infinity);
    assert.equal(limitOf('localhost'), Infinity);
    assert.equal(limitOf('[::1]'), Infinity);
    assert.equal(limitOf('127.0.0.1.example.com'), 5);
  });

  test('that says embedded is dedicated, without a limit on bad passwords', (t) => {
    const target = accept(t, ['url: embedded', 'tls: { verify: true }', 'limits: { reply: 500ms }']);
    assert.equal(target.embedded && target.embeddedTls && target.dedicated, true);
    assert.deepEqual(target.limits, {
      replyMs: 500,
      idleMs: 65_000,
      runMs: 600_000,
      badPasswords: Infinity,
      connectsPerSecond: Infinity,
    });
    assert.equal(accept(t, ['url: embedded']).embeddedTls, false);
  });

  test('is each of those that are committed', () => {
    const folder = path.join(root, 'targets');
    const environment = { FINESSE_AGENT_PASSWORD: 'secret' };
    assert.equal(readTarget(path.join(folder, 'embedded.yaml'), environment).embeddedTls, false);
    assert.equal(readTarget(path.join(folder, 'embedded-tls.yaml'), environment).embeddedTls, true);
    assert.equal(readTarget(path.join(folder, 'finesse.example.yaml'), environment).product, 'finesse');
  });
});

describe('a target file that is not in order', () => {
  const cases: [title: string, lines: string[], message: string][] = [
    [
      'a mistyped key',
      [url, 'dedicatd: true'],
      'dedicatd in lab.yaml is not a known key: did you mean dedicated?',
    ],
    [
      'a mistyped key inside another',
      [url, 'tls: { vrify: true }'],
      'tls.vrify in lab.yaml is not a known key: did you mean tls.verify?',
    ],
    [
      'a key like no other',
      [url, 'user: { id: a, colour: red }'],
      'user.colour in lab.yaml is not a known key: take it out; known here: id',
    ],
    ['no url', ['name: x'], 'url is missing in lab.yaml: write url: wss://HOST:8445/ws/, or url: embedded'],
    [
      'the address of a web page',
      ['url: https://a.example/'],
      'url in lab.yaml is "https://a.example/": write url: wss://HOST:8445/ws/, or url: embedded',
    ],
    [
      'credentials in the url, which are not repeated',
      ['url: wss://me:pw@a.example/ws/'],
      'url in lab.yaml carries credentials, and an address stands in every report: take them out; accounts and headers have room for them',
    ],
    [
      'no password',
      [url, 'accounts: { agent: { username: a } }'],
      'accounts.agent.password is missing in lab.yaml: write password: $NAME and export NAME with the password, or token: $NAME for single sign-on',
    ],
    [
      'a key without a value',
      [url, 'accounts:'],
      'accounts in lab.yaml is empty: write accounts: { agent: { username: NAME, password: $NAME_OF_VARIABLE } }',
    ],
    [
      'a JID for a username',
      [url, 'accounts: { agent: { username: a@b, password: p } }'],
      'accounts.agent.username in lab.yaml is "a@b": write the name alone, such as username: conformance1, without @ and domain; an @ that belongs to the login id is written \\40, such as agent\\40corp.example (XEP-0106)',
    ],
    [
      'a username with what no JID may hold',
      [url, 'accounts: { agent: { username: "a&b", password: p } }'],
      `accounts.agent.username in lab.yaml is "a&b": leave out " & ' : < > and control characters, which no username may hold (RFC 7622, section 3.3.1)`,
    ],
    [
      'a domain with a quote',
      [url, agent, `domain: "o'hara.example"`],
      `domain in lab.yaml is "o'hara.example": write a domain name, such as domain: uccxpub.example.com`,
    ],
    [
      'a duration without its unit',
      [url, 'limits: { reply: 5 }'],
      'limits.reply in lab.yaml is "5": write a duration above zero, such as 500ms, 5s or 10m',
    ],
    [
      'neither true nor false',
      [url, 'dedicated: yes'],
      'dedicated in lab.yaml is "yes": write true or false',
    ],
    [
      'an unset variable',
      [url, 'accounts: { agent: { username: a, password: $NOPE } }'],
      'accounts.agent.password in lab.yaml is read from the environment, where NOPE is not set: export NOPE=…, or write $$NOPE for a literal dollar',
    ],
    [
      'an empty variable',
      [url, 'accounts: { agent: { username: a, password: $EMPTY } }'],
      'accounts.agent.password in lab.yaml is read from the environment, where EMPTY is empty: export EMPTY=…, or write $$EMPTY for a literal dollar',
    ],
    [
      'a dollar that begins no name',
      [url, 'name: $1.50'],
      'name in lab.yaml begins with $ but names no environment variable: write $NAME, or begin with $$ for a literal dollar',
    ],
    [
      'a certificate file that is not there',
      [url, 'tls: { ca: none.pem }'],
      'tls.ca in lab.yaml is "none.pem", but none.pem cannot be read: write the path of a PEM file, relative to the target file',
    ],
    [
      'a certificate file without a certificate',
      [url, 'tls: { ca: lab.yaml }'],
      'tls.ca in lab.yaml is "lab.yaml", but lab.yaml holds no PEM certificate: write the path of a PEM file, relative to the target file',
    ],
    [
      'REST on accounts that may be live',
      [url, agent, 'rest: { url: https://a.example/finesse/api, extension: 1001 }'],
      "rest in lab.yaml changes the agent's state: write dedicated: true if these accounts belong to no live agent, or take the key out",
    ],
    [
      'the resource of a live desktop',
      [url, 'accounts: { agent: { username: a, password: p, resource: desktop } }'],
      'accounts.agent.resource in lab.yaml is desktop, which ends the session of a live desktop: write dedicated: true if these accounts belong to no live agent, or name another resource',
    ],
    [
      'the agent as its own peer',
      [url, 'accounts: { agent: { username: a, password: p }, peer: { username: A, password: p } }'],
      'accounts.peer.username in lab.yaml is the agent once more: name another account, or take this one out',
    ],
    [
      'a Finesse without a pubsub service',
      [url, 'product: finesse', 'pubsub: none'],
      'pubsub in lab.yaml is none, but Finesse has one: write its address, or product: generic',
    ],
    [
      'an account for the embedded server',
      ['url: embedded', agent],
      'accounts in lab.yaml is decided by the embedded server: take the key out, or give the url of another server',
    ],
    [
      'a key twice',
      [url, url],
      'lab.yaml is not valid YAML: Map keys must be unique at line 2, column 1; mend that line',
    ],
    [
      'nothing at all',
      [''],
      'lab.yaml holds no keys: write at least url: wss://HOST:8445/ws/, or copy targets/finesse.example.yaml',
    ],
  ];
  for (const [title, lines, message] of cases) {
    test(`is refused for ${title}`, (t) => assert.equal(read(t, lines, { EMPTY: '' }), message));
  }

  test('is refused with all its problems at once', (t) => {
    assert.equal(
      read(t, ['urll: x', 'team: { id: $TEAM }']),
      [
        'lab.yaml has 3 problems:',
        '- team.id in lab.yaml is read from the environment, where TEAM is not set: export TEAM=…, or write $$TEAM for a literal dollar',
        '- url is missing in lab.yaml: write url: wss://HOST:8445/ws/, or url: embedded',
        '- urll in lab.yaml is not a known key: did you mean url?',
      ].join('\n'),
    );
  });

  test('is refused when it is not there', () => {
    assert.throws(() => readTarget('/nowhere/lab.yaml', {}), {
      name: 'TargetError',
      message:
        '/nowhere/lab.yaml cannot be read, there is no such file: name a target file, or copy targets/finesse.example.yaml and fill it in',
    });
  });
});
