import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../checkout';

/** The rooms of `support/` that a process has loaded something of, once it has run a script. */
function roomsAfter(script: string): string[] {
  const said = `${script}
    .then(() => {
      const rooms = Object.keys(require.cache).flatMap((file) => {
        const [folder, room, inside] = path.relative(${JSON.stringify(root)}, file).split(path.sep);
        return folder === 'support' && inside !== undefined ? [room] : [];
      });
      console.log(JSON.stringify([...new Set(rooms)].sort()));
    })
    .catch((error) => console.log(JSON.stringify([String(error)])))
    .finally(() => process.exit());`;
  const parameters = ['--require', path.join(root, 'bin/register.js'), '--eval', said];
  const { stdout, stderr } = spawnSync(process.execPath, parameters, { cwd: root, encoding: 'utf8' });
  try {
    return JSON.parse(stdout) as string[];
  } catch {
    throw new Error(`wanted a list of rooms, found: ${stdout}${stderr}`);
  }
}

const prepare = (target: string, faults: readonly string[]): string => `
  const path = require('node:path');
  require('./support/command/run.ts');
  const { readTarget } = require('./support/configuration');
  const { prepareRun } = require('./support/suite/run');
  const target = readTarget(${JSON.stringify(path.join(root, 'targets/embedded.yaml'))}, {});
  prepareRun({ ...target, ${target} }, { faults: ${JSON.stringify(faults)} })`;

const always = [
  'command',
  'configuration',
  'doctor',
  'judgement',
  'language',
  'page',
  'protocol',
  'report',
  'suite',
];

test('a run against another server loads neither the reference server nor its faults nor our rigs', () => {
  assert.deepEqual(roomsAfter(prepare("embedded: false, url: 'ws://127.0.0.1:9/ws/'", [])), always);
});

test('a run against the embedded server loads no fault that nobody asked for', () => {
  assert.deepEqual(roomsAfter(prepare('', [])), [...always, 'reference-server'].sort());
});

test('a fault that is asked for is loaded', () => {
  const rooms = roomsAfter(prepare('', ['event-withheld']));
  assert.deepEqual(rooms, [...always, 'faults', 'reference-server'].sort());
});

test('what Cucumber loads of the suite and the steps holds none of our rigs', () => {
  const load = `
    const path = require('node:path');
    const { loadConfiguration, loadSupport } = require('@cucumber/cucumber/api');
    const environment = { cwd: ${JSON.stringify(root)} };
    loadConfiguration({}, environment).then(({ runConfiguration: { support, sources } }) =>
      loadSupport({ support: { ...support, requireModules: [] }, sources }, environment))`;
  assert.deepEqual(roomsAfter(load), ['configuration', 'judgement', 'protocol', 'suite']);
});
