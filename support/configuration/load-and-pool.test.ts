import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { readPool, readTarget, TargetError, type PoolAccount } from './index';

const secret = 's3cr3t-that-nobody-sees';
const start = 'url: wss://uccxpub.example.com:8445/ws/\n';
const agent = 'agent: { username: conformance1, password: p1 }';

function write(t: TestContext, content: string, csv?: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'target-'));
  t.after(() => rmSync(folder, { recursive: true }));
  if (csv !== undefined) writeFileSync(path.join(folder, 'agents.csv'), csv);
  const file = path.join(folder, 'lab.yaml');
  writeFileSync(file, start + content);
  return file;
}

function poolOf(file: string): PoolAccount[] {
  return readPool(readTarget(file, { SHARED: secret }));
}

/** What reading says, with the folder left out; the secret must not be in it. */
function complaint(file: string): string {
  try {
    poolOf(file);
  } catch (error) {
    assert.ok(error instanceof TargetError, String(error));
    assert.ok(!error.message.includes(secret), error.message);
    return error.message.replaceAll(`${path.dirname(file)}/`, '');
  }
  return 'no complaint';
}

describe('accounts.pool', () => {
  test('a pattern gives each number its account, as many digits as it has signs, and one password', (t) => {
    const file = write(
      t,
      `accounts:\n  ${agent}\n  pool: { username: load###, user: Load###, password: $SHARED, from: 9, to: 11 }`,
    );
    const account = { password: secret, resource: 'conformance-suite' };
    assert.deepEqual(poolOf(file), [
      { ...account, username: 'load009', user: 'Load009' },
      { ...account, username: 'load010', user: 'Load010' },
      { ...account, username: 'load011', user: 'Load011' },
    ]);
  });

  test('a CSV file gives accounts by the names of its columns, with quotes, commas and empty cells', (t) => {
    const csv = `username,password,token,user\r\nann,"a ""quoted"", one",,Ann\r\nbea,,t0ken,\r\n`;
    const file = write(t, `accounts: { ${agent}, pool: { file: agents.csv } }`, csv);
    assert.deepEqual(poolOf(file), [
      { username: 'ann', password: 'a "quoted", one', resource: 'conformance-suite', user: 'Ann' },
      { username: 'bea', password: 't0ken', token: true, resource: 'conformance-suite', user: 'bea' },
    ]);
  });

  test('without a pool there are no accounts', (t) => {
    assert.deepEqual(poolOf(write(t, `accounts: { ${agent} }`)), []);
  });

  const mistakes: [name: string, pool: string, csv: string | undefined, sentence: string][] = [
    [
      'a file that is not there',
      '{ file: agents.csv }',
      undefined,
      'accounts.pool.file in lab.yaml is "agents.csv", but agents.csv cannot be read: write the path of a CSV file, relative to the target file',
    ],
    [
      'columns that nobody knows',
      '{ file: agents.csv }',
      `user name;password\nann;${secret}\n`,
      'accounts.pool.file in lab.yaml is "agents.csv", but agents.csv has the columns "user name;password": name them in the first line, username,password; known are username, password, token, resource, user',
    ],
    [
      'a line with a cell too many',
      '{ file: agents.csv }',
      `username,password\nann,${secret},x\n`,
      'accounts.pool.file in lab.yaml is "agents.csv", but agents.csv is no CSV at line 2: give each line as many cells as the first, and quotes in pairs (RFC 4180)',
    ],
    [
      'an account that stands there twice',
      '{ file: agents.csv }',
      `username,password\nann,${secret}\nAnn,${secret}\n`,
      'accounts.pool in lab.yaml: account 2 of agents.csv is account 1 of agents.csv once more: name another account, or take this one out',
    ],
    [
      'the account that the documented conversation is judged on',
      '{ username: conformance#, password: $SHARED, to: 2 }',
      undefined,
      'accounts.pool in lab.yaml: conformance1 is accounts.agent once more: name another account, or take this one out',
    ],
    [
      'an account without a password',
      '{ file: agents.csv }',
      'username,password\nann,\n',
      'accounts.pool in lab.yaml: account 1 of agents.csv has neither password nor token: write one of them',
    ],
    [
      'a pattern without a sign',
      '{ username: load, password: $SHARED, to: 2 }',
      undefined,
      'accounts.pool.username in lab.yaml is "load": write the name with # where its number stands, a # for each digit, such as load###',
    ],
    [
      'a pattern without its end',
      '{ username: load#, password: $SHARED }',
      undefined,
      'accounts.pool.to is missing in lab.yaml: write the last number of the pattern, such as 400',
    ],
    [
      'a pattern that ends before it begins',
      '{ username: load#, password: $SHARED, from: 3, to: 2 }',
      undefined,
      'accounts.pool.to in lab.yaml is 2, before the first number, 3: write a later one',
    ],
    [
      'a pattern beside a file',
      '{ file: agents.csv, username: load# }',
      'username,password\n',
      'accounts.pool.username in lab.yaml stands beside a file: keep one of them',
    ],
    [
      'a key that is none',
      '{ username: load#, pasword: $SHARED, to: 2 }',
      undefined,
      'accounts.pool.pasword in lab.yaml is not a known key: did you mean accounts.pool.password?',
    ],
  ];
  for (const [name, pool, csv, sentence] of mistakes)
    test(`${name} is refused in one sentence, without a secret`, (t) => {
      assert.equal(complaint(write(t, `accounts: { ${agent}, pool: ${pool} }`, csv)), sentence);
    });
});

describe('load', () => {
  test('thresholds are times by step and shares, and limits are numbers', (t) => {
    const file = write(
      t,
      'load: { agents: 400, eventsPerSecond: 40, signIn: { p95: 2s, p99: 5s }, errors: 0.1%, missed: 0% }',
    );
    assert.deepEqual(readTarget(file, {}).load, {
      ...{ agents: 400, eventsPerSecond: 40, errors: 0.001, missed: 0 },
      signIn: { p95: 2000, p99: 5000 },
    });
  });

  const mistakes: [text: string, sentence: string][] = [
    ['{ signin: { p95: 2s } }', 'load.signin in lab.yaml is not a known key: did you mean load.signIn?'],
    [
      '{ signIn: { p90: 2s } }',
      'load.signIn.p90 in lab.yaml is not a known key: did you mean load.signIn.p50?',
    ],
    [
      '{ signIn: { p95: 2 } }',
      'load.signIn.p95 in lab.yaml is "2": write a duration above zero, such as 500ms, 5s or 10m',
    ],
    ['{ signIn: 2s }', 'load.signIn in lab.yaml is "2s": write { p95: 2s }'],
    ['{ errors: 0.1 }', 'load.errors in lab.yaml is "0.1": write a share in per cent, such as 0.1%'],
    ['{ errors: 101% }', 'load.errors in lab.yaml is "101%": write a share in per cent, such as 0.1%'],
    ['{ agents: many }', 'load.agents in lab.yaml is "many": write a whole number, such as 0'],
  ];
  for (const [text, sentence] of mistakes)
    test(`${text} is refused with what to write`, (t) => {
      assert.equal(complaint(write(t, `load: ${text}`)), sentence);
    });
});
