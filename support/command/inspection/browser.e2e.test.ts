import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { startFaultyServer } from '../../faults';
import { captureInBrowser, type Script } from '../../testing/browser-capture';
import type { ReferenceServer } from '../../reference-server/start';
import { inspect } from './inspect';

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const skip = chromium === undefined ? 'no Chromium is installed' : false;
const folder = mkdtempSync(path.join(tmpdir(), 'inspect-browser-'));
let browser: Browser;

before(async () => {
  if (chromium === undefined) return;
  browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox'] });
});
after(async () => {
  if (chromium !== undefined) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The documented conversation as a desktop's page holds it, up to its subscriptions. */
function scriptFor({ url, domain, pubsub, accounts, user, team }: ReferenceServer): Script {
  const { username, password } = accounts.agent;
  const bare = `${username}@${domain}`;
  const open = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${domain}' version='1.0'/>`;
  const plain = Buffer.from(`${bare}\0${username}\0${password}`).toString('base64');
  const subscribe = (id: string, node: string): [string, string] => [
    `<iq xmlns='jabber:client' type='set' id='${id}' to='${pubsub}'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='${node}' jid='${bare}/desktop'/></pubsub></iq>`,
    id,
  ];
  return {
    url,
    says: [
      [open, 'features>'],
      [`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${plain}</auth>`, 'success'],
      [open, 'features>'],
      [
        `<iq xmlns='jabber:client' type='set' id='bind-1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>desktop</resource></bind></iq>`,
        'bind-1',
      ],
      [`<presence xmlns='jabber:client'/>`, 'finesse@'],
      subscribe('user-1', `/finesse/api/User/${user.id}/ClientLog`),
      subscribe('team-1', `/finesse/api/Team/${team.id}/Users`),
    ],
  };
}

async function inspectBrowser(
  t: TestContext,
  faults: readonly string[],
): Promise<{ code: number; said: string; password: string; out: string }> {
  const server = await startFaultyServer({ faults });
  t.after(() => server.stop());
  const har = await captureInBrowser(browser, scriptFor(server));
  const file = path.join(folder, 'desktop.har');
  writeFileSync(file, JSON.stringify(har));
  const out = path.join(folder, faults.join('-') || 'sound');
  const log = t.mock.method(console, 'log', () => undefined);
  const code = await inspect({ captures: [file], out });
  const said = log.mock.calls.map(({ arguments: [text] }) => String(text)).join('\n');
  log.mock.restore();
  return { code, said, password: server.accounts.agent.password, out };
}

test('finds nothing to object to in what a browser captured of the reference server', { skip }, async (t) => {
  const { code, said, password, out } = await inspectBrowser(t, []);
  assert.equal(code, 0, said);
  assert.match(said, /^desktop\.har holds the password of \S+ \(message \d+, SASL PLAIN\)/);
  assert.match(said, /did not break as far as it was recorded, up to step 1[01] /);
  for (const name of ['report.html', 'wire/capture.json'])
    assert.ok(!readFileSync(path.join(out, name), 'utf8').includes(password));
});

test('finds at its step what the reference server did wrong before a browser', { skip }, async (t) => {
  const { code, said } = await inspectBrowser(t, ['starttls-offered']);
  assert.equal(code, 1, said);
  assert.match(
    said,
    /broke at step 3 \(the server announces its features\): a rule was broken: .*RFC7395-3\.9-b/,
  );
});
