import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { runCommand, writeTarget } from '../../testing/command-line';

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const skip = chromium === undefined ? 'no Chromium is installed' : false;
const folder = mkdtempSync(path.join(tmpdir(), 'run-page-'));
const file = path.join(folder, 'report.html');
const blocked = path.join(folder, 'blocked');
let browser: Browser;

before(async () => {
  if (chromium === undefined) return;
  const fault = ['--fault', 'event-withheld', '--requirement', 'XEP0060-4.2-a'];
  const { code, said } = await runCommand(['run', ...fault, '--no-allure', '--out', folder]);
  assert.equal(code, 1, said);
  // port 1 is nobody's
  const target = writeTarget(folder, [
    'name: lab',
    'url: ws://127.0.0.1:1/ws/',
    'domain: lab.example',
    'user: { id: nobody }',
    'team: { id: 1 }',
  ]);
  const stopped = ['run', '--target', target, '--profile', 'handshake', '--no-allure', '--out', blocked];
  const ended = await runCommand(stopped);
  assert.equal(ended.code, 3, ended.said);
  browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox'] });
});
after(async () => {
  if (chromium !== undefined) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page, and notes what it asks for and what goes wrong in it. */
async function open(width: number, place = file): Promise<{ page: Page; asked: string[]; errors: string[] }> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(pathToFileURL(place).href);
  return { page, asked, errors };
}

/** The text that a reader sees without scrolling. */
function seen(page: Page): Promise<string> {
  return page.evaluate(() => {
    const inView = [...document.querySelectorAll('h1,h2,h3,h5,p,li,dd,summary,pre,text')].filter(
      (element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return element.checkVisibility() && bottom > 0 && top < innerHeight;
      },
    );
    return inView.map(({ textContent }) => textContent).join('\n');
  });
}

for (const width of [390, 1280, 1920]) {
  test(`the page needs no network and no sideways scroll at ${String(width)} pixels`, { skip }, async () => {
    const { page, asked, errors } = await open(width);
    assert.deepEqual(asked, [pathToFileURL(file).href]);
    assert.deepEqual(errors, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.close();
  });
}

test('the first screen has the verdict, what was tested, the cause and what to do', { skip }, async () => {
  const { page } = await open(1280);
  const text = await seen(page);
  for (const wanted of ['Verdict: fail', 'Target: embedded at ws://', 'Root causes', 'Mend XEP0060-4.2-a']) {
    assert.ok(text.includes(wanted), `${wanted} is not in\n${text}`);
  }
  await page.close();
});

test(
  'one click leads to the broken rule, its impact, what came and the picture; a second to the wire',
  { skip },
  async () => {
    const { page } = await open(1280);
    await page.click('header a[href="#rule-XEP0060-4.2-a"]');
    await page.waitForFunction(() => location.hash !== '');
    const text = await seen(page);
    for (const wanted of [
      'gets all event notifications of the node',
      'loses events: Calls, states and messages change on the server',
      'nothing within ',
      '✘ what is due does not come',
    ]) {
      assert.ok(text.includes(wanted), `${wanted} is not in\n${text}`);
    }
    await page.click('details.case[open] .conversation p a');
    await page.waitForFunction(() => location.pathname.endsWith('.txt'));
    assert.match(await page.evaluate(() => document.body.textContent), /<iq .*subscribe/);
    await page.close();
  },
);

test(
  'a blocked run says its one cause and what to do on the first screen; a click leads to what waits for it',
  { skip },
  async () => {
    const { page, asked } = await open(1280, path.join(blocked, 'report.html'));
    const text = await seen(page);
    const cause = 'Nothing accepts connections on 127.0.0.1 port 1.';
    for (const wanted of ['Verdict: blocked', 'Target: lab at ws://', cause, 'Compare the port in url'])
      assert.ok(text.includes(wanted), `${wanted} is not in\n${text}`);
    const causes = await page.$$eval('header section:first-child li', (items) => items.length);
    assert.equal(causes, 1, 'what is one cause is told as one');
    const advice = await page.$eval('header ol', ({ textContent }) => textContent);
    assert.ok(!advice.includes(cause), 'what to do does not repeat the cause');
    await page.click('header a[href="#cause-unreachable-refused"]');
    await page.waitForFunction(() => location.hash !== '');
    assert.match(
      await seen(page),
      /UPG-030 A server MUST refuse a handshake .* › A handshake without a key is refused$/m,
    );
    assert.deepEqual(asked, [pathToFileURL(path.join(blocked, 'report.html')).href]);
    await page.close();
  },
);

test('the page is at most 1.5 MB', { skip }, () => {
  assert.ok(statSync(file).size < 1_500_000);
});
