import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from '../checkout';
import { runCommand } from './command-line';

const folder = path.join(root, 'docs/ci');
const recipes = ['Containerfile', 'Jenkinsfile', 'github-actions.yml', 'gitlab-ci.yml'];
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

test('the README of the recipes leads to each of them, and the README of the suite to it', () => {
  assert.deepEqual(readdirSync(folder).sort(), [...recipes, 'README.md'].sort());
  for (const name of recipes) assert.ok(read('README.md').includes(`(${name})`), name);
  assert.ok(readFileSync(path.join(root, 'README.md'), 'utf8').includes('(docs/ci/README.md)'));
});

test('every command of a recipe is one that the command line has, with options that it has', async () => {
  const said = recipes.flatMap((name) => [
    ...read(name).matchAll(
      /(?:node bin\/)?finesse-conformance(?:\.js)? (?<verb>[a-z]+)(?<rest>(?: [^'"\n]*)?)/g,
    ),
  ]);
  const used = new Map<string, Set<string>>();
  for (const { groups } of said) {
    const options = (groups?.rest ?? '').match(/--[a-z-]+/g) ?? [];
    const known = used.get(groups?.verb ?? '') ?? new Set();
    used.set(groups?.verb ?? '', new Set([...known, ...options]));
  }
  assert.deepEqual([...used.keys()].sort(), ['doctor', 'run']);
  for (const [verb, options] of used) {
    const { code, said: help } = await runCommand([verb, '--help']);
    assert.equal(code, 0);
    for (const option of options) assert.match(help, new RegExp(`${option}\\b`), `${verb} ${option}`);
  }
});

test('the recipes run the suite on each Node that is in care', () => {
  const github = parse(read('github-actions.yml')) as {
    jobs: { embedded: { strategy: { matrix: { node: number[] } } } };
  };
  assert.deepEqual(github.jobs.embedded.strategy.matrix.node, [22, 24]);
  const gitlab = parse(read('gitlab-ci.yml')) as {
    embedded: { parallel: { matrix: { NODE: string[] }[] } };
  };
  assert.deepEqual(gitlab.embedded.parallel.matrix, [{ NODE: ['22', '24'] }]);
});

test('what the container is made of is there', () => {
  const copied = [...read('Containerfile').matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, from = '']) =>
    from.split(' '),
  );
  assert.ok(copied.length > 5);
  for (const from of copied) assert.ok(existsSync(path.join(root, from)), from);
});
