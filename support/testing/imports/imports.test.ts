import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from '../../checkout';
import { findCircles } from './circles';
import { readImports } from './graph';
import { drawArrows, readRooms, renderRooms } from './picture';

/** A checkout with these files. */
function plant(t: TestContext, files: Record<string, string>): string {
  const checkout = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-imports-'));
  t.after(() => rmSync(checkout, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(checkout, name)), { recursive: true });
    writeFileSync(path.join(checkout, name), text);
  }
  return checkout;
}

test('no files import each other in a circle, for types neither', () => {
  const graph = readImports(root, ['support', 'steps', 'features']);
  assert.ok(graph.size > 300, `only ${graph.size} files found`);
  assert.deepEqual(findCircles(graph), []);
});

test('finds a circle of types, one on demand, one over an index, and a file that imports itself', (t) => {
  const checkout = plant(t, {
    'a/hen.ts': "import type { Egg } from './egg';\nexport interface Hen { egg: Egg }",
    'a/egg.ts': "export interface Egg { hen: import('./hen').Hen }",
    'b/index.ts': "export * from './one';",
    'b/one.ts': "export const two = () => import('../c/two');",
    'c/two.ts': "export { two } from '../b';",
    'd/self.ts': "export type Self = typeof import('./self');",
    'e/end.ts': "import { egg } from '../a/egg';\nimport fs from 'node:fs';",
  });
  assert.deepEqual(findCircles(readImports(checkout, ['a', 'b', 'c', 'd', 'e'])), [
    ['b/index.ts', 'b/one.ts', 'c/two.ts'],
    ['a/egg.ts', 'a/hen.ts'],
    ['d/self.ts'],
  ]);
});

test('leaves out tests, and what lies outside of the folders', (t) => {
  const checkout = plant(t, {
    'a/hen.ts': "import '../b/egg';",
    'a/hen.test.ts': "import './hen';",
    'b/egg.ts': "import '../a/hen';",
  });
  assert.deepEqual([...readImports(checkout, ['a'])], [['a/hen.ts', []]]);
});

test('throws at an import that leads nowhere', (t) => {
  const checkout = plant(t, { 'a/hen.ts': "import './cock';" });
  assert.throws(() => readImports(checkout, ['a']), {
    message: 'a/hen.ts imports ./cock, and there is no such file',
  });
});

test('a folder that has an index is entered through it, but by tests and our rigs', () => {
  const graph = readImports(root, ['support', 'steps']);
  const faces = [...graph.keys()]
    .filter((file) => file.endsWith('/index.ts'))
    .map((file) => path.posix.dirname(file));
  assert.ok(faces.length > 10, `only ${faces.length} found`);
  const passesBy = (from: string, to: string): boolean =>
    !to.endsWith('/index.ts') &&
    faces.some((face) => to.startsWith(`${face}/`) && !from.startsWith(`${face}/`));
  const besides = [...graph]
    .filter(([file]) => !file.startsWith('support/testing/'))
    .flatMap(([file, imports]) =>
      imports.filter((each) => passesBy(file, each)).map((to) => `${file} -> ${to}`),
    );
  assert.deepEqual(besides, []);
});

test('docs/architecture.md shows the rooms as the imports are: `npm run docs` draws them anew', () => {
  const page = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
  assert.equal(renderRooms(page, readRooms(readImports(root, ['steps', 'support']))), page);
});

test('draws an arrow for an import, and none beside a longer way', () => {
  const rooms = readRooms(
    new Map([
      ['steps/one.ts', ['support/suite/one.ts', 'support/protocol/deep/two.ts', 'support/checkout.ts']],
      ['support/checkout.ts', []],
      ['support/suite/one.ts', ['support/suite/inner/two.ts', 'support/protocol/one.ts']],
      ['support/protocol/one.ts', []],
    ]),
  );
  assert.deepEqual(drawArrows(rooms), ['  steps --> suite', '  suite --> protocol']);
});

test('refuses a page without a place for the picture, and rooms that import each other', () => {
  assert.throws(() => renderRooms('# A page', new Map()), {
    message:
      'wanted the lines <!-- rooms: written by `npm run docs` from the imports --> and <!-- /rooms --> in the page, to put the picture of the rooms between',
  });
  const page = '<!-- rooms: written by `npm run docs` from the imports -->\n<!-- /rooms -->';
  const circle = new Map([
    ['suite', new Set(['protocol'])],
    ['protocol', new Set(['suite'])],
  ]);
  assert.throws(() => renderRooms(page, circle), {
    message: 'the rooms protocol and suite import each other: no picture shows that',
  });
});
