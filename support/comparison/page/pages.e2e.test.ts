import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { subscribed, writeSampleRun } from '../../testing/samples/stored-run';
import {
  buildMatrix,
  compareRuns,
  loadRules,
  readHeldRuns,
  readRun,
  weigh,
  writeComparison,
  writeMatrix,
} from '..';

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const skip = chromium === undefined ? 'no Chromium is installed' : false;
const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-pages-'));
const comparePage = path.join(folder, 'compared', 'compare.html');
const matrixPage = path.join(folder, 'matrix', 'matrix.html');
let browser: Browser;

before(async () => {
  const nights = Array.from({ length: 50 }, (_, number) =>
    writeSampleRun(path.join(folder, String(number)), {
      startedAt: new Date(Date.UTC(2026, 9, 1 + number)).toISOString(),
      ...(number >= 40 && { software: 'Sample 2.0', heard: [subscribed("subid='4f2a91c07b'")] }),
      ...(number >= 45 && { verdict: 'fail' as const }),
    }),
  );
  writeMatrix(
    path.dirname(matrixPage),
    buildMatrix(readHeldRuns(nights), () => undefined),
  );
  const [one, other] = [nights[0], nights[40]].map((night) => readRun(night ?? ''));
  assert.ok(one && other);
  const comparison = compareRuns(one, other, { controls: [], rules: loadRules() });
  const circumstances = { software: { before: 'a', after: 'b' }, now: new Date(), whole: true };
  const weighed = weigh(comparison.differences, { accepted: [], failOn: 'breaking', ...circumstances });
  writeComparison(path.dirname(comparePage), { comparison, weighed, failOn: 'breaking' });
  if (chromium !== undefined)
    browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox'] });
});
after(async () => {
  if (chromium !== undefined) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page, and notes what it asks for and what goes wrong in it. */
async function open(file: string, width = 1280): Promise<{ page: Page; asked: string[]; errors: string[] }> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(pathToFileURL(file).href);
  return { page, asked, errors };
}

for (const [name, file] of [
  ['compare', comparePage],
  ['matrix', matrixPage],
] as const)
  for (const width of [390, 1280, 1920])
    test(
      `the ${name} page needs no network and no sideways scroll at ${String(width)} pixels`,
      { skip },
      async () => {
        const { page, asked, errors } = await open(file, width);
        assert.deepEqual(asked, [pathToFileURL(file).href]);
        assert.deepEqual(errors, []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await page.close();
      },
    );

test(
  'two clicks lead from the first screen to the wire of a difference, and nothing is asked for',
  { skip },
  async () => {
    const { page, asked } = await open(comparePage);
    let clicks = 0;
    const click = async (selector: string): Promise<void> => {
      clicks += 1;
      await page.click(selector);
    };
    await click('.tile.breaking');
    await click('.difference.breaking > summary');
    const seen = await page.evaluate(() => {
      const shown = [...document.querySelectorAll('.difference[open] .wire .marked')];
      const inView = shown.filter((element) => element.checkVisibility());
      return inView.map(({ textContent }) => textContent);
    });
    assert.equal(seen.length, 2);
    assert.doesNotMatch(seen[0] ?? '', /subid/);
    assert.match(seen[1] ?? '', /subid='4f2a91c07b'/);
    assert.ok(clicks <= 3);
    assert.deepEqual(asked, [pathToFileURL(comparePage).href]);
    await page.close();
  },
);

test('the keyboard alone leads to the wire of a difference', { skip }, async () => {
  const { page } = await open(comparePage);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  assert.ok(await page.$('.difference[open] .wire .marked'));
  await page.close();
});

test(
  'a cell of the matrix is reached by the keyboard, and its neighbours by the arrows',
  { skip },
  async () => {
    const { page } = await open(matrixPage);
    const verdict = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
    await page.focus('.grid td a');
    assert.equal(await verdict(), 'pass');
    for (let step = 0; step < 45; step += 1) await page.keyboard.press('ArrowRight');
    assert.equal(await verdict(), 'fail');
    assert.equal(await page.evaluate(() => document.querySelectorAll('.grid td a[tabindex="0"]').length), 1);
    await page.close();
  },
);

test(
  'the first screen of the matrix says what fails since when, and its newest runs are in view',
  { skip },
  async () => {
    const { page } = await open(matrixPage);
    const first = await page.evaluate(() => document.querySelector('.attention p')?.textContent ?? '');
    assert.match(first, /Failing since 2026-11-15 00:00, .*45: the software did not change, Sample 2\.0\./);
    const isInView = await page.evaluate(() => {
      const last = [...document.querySelectorAll('.grid td')].at(-1)?.getBoundingClientRect();
      return last !== undefined && last.right <= innerWidth;
    });
    assert.ok(isInView);
    await page.type('#filter', 'nothing of that name');
    assert.equal(await page.evaluate(() => document.querySelectorAll('.grid tbody:not([hidden])').length), 0);
    await page.close();
  },
);
