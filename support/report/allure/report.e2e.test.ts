import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser } from 'puppeteer-core';
import { makeSampleReport } from '../../testing/samples/report';
import { generateAllureReport } from './report';
import { writeAllureResults } from './results';

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const hasJava = spawnSync('java', ['-version']).status === 0;
const noChromium = chromium === undefined ? 'no Chromium is installed' : false;
const folder = mkdtempSync(path.join(tmpdir(), 'allure-page-'));
const results = path.join(folder, 'allure-results');
let browser: Browser;

before(async () => {
  if (chromium === undefined) return;
  await writeAllureResults(results, await makeSampleReport());
  browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox'] });
});
after(async () => {
  if (chromium !== undefined) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const withoutJava = { PATH: '/usr/bin-without-java', JAVA_HOME: '/nonexistent' };
const generators: { name: string; env: NodeJS.ProcessEnv; skip: string | false }[] = [
  {
    name: 'allure-commandline',
    env: process.env,
    skip: noChromium || (hasJava ? false : 'no Java is installed'),
  },
  { name: 'Allure 3', env: withoutJava, skip: noChromium },
];

for (const { name, env, skip } of generators) {
  test(`the page of ${name} shows the cases and asks nobody for anything`, { skip }, async () => {
    const output = path.join(folder, name);
    const job = { results, output, name: 'Sample target', language: 'en', env, withinMs: 100_000 } as const;
    const made = await generateAllureReport(job, null);
    assert.ok(made.ok, made.ok ? '' : made.reason);
    const address = pathToFileURL(made.file).href;
    const page = await browser.newPage();
    const asked: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(address);
    await page.waitForFunction(() => document.body.innerText.includes('1 Upgrade'));
    assert.deepEqual(
      asked.filter((url) => !url.startsWith('data:')),
      [address],
    );
    assert.deepEqual(errors, []);
    await page.close();
  });
}
