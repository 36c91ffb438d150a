'use strict';

// Runs every unit test and ends with one line that a person and a script can read: `N passed, N failed`.
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '..');

function findTests() {
  return ['support', 'steps', 'features'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => path.join(folder, file))
      .sort(),
  );
}

/** What node:test counted, read from its TAP summary; null where it ended before writing one. */
function readCount(tap, word) {
  const counts = [...tap.matchAll(new RegExp(`^# ${word} (\\d+)$`, 'gm'))];
  return counts.length === 0 ? null : Number(counts.at(-1)[1]);
}

function runTests(files, folder) {
  const tap = path.join(folder, 'tests.tap');
  const { status } = spawnSync(
    process.execPath,
    [
      ...['--require', path.join(root, 'bin/register.js'), '--test', '--test-timeout=600000'],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=tap', `--test-reporter-destination=${tap}`],
      ...files,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const summary = readFileSync(tap, 'utf8');
  const passed = readCount(summary, 'pass') ?? 0;
  const failed = (readCount(summary, 'fail') ?? 0) + (readCount(summary, 'cancelled') ?? 0);
  // a run that broke off, or in which nothing was tested, has failed whatever was counted
  const sound = status === 0 && passed > 0;
  return { passed, failed: sound ? failed : Math.max(1, failed) };
}

const files = findTests();
const folder = mkdtempSync(path.join(tmpdir(), 'finesse-conformance-tests-'));
let counts = { passed: 0, failed: 1 };
try {
  if (files.length === 0) console.error(`no *.test.ts below ${root}: nothing would be tested`);
  else counts = runTests(files, folder);
} catch (error) {
  console.error(error);
} finally {
  rmSync(folder, { recursive: true });
  process.exitCode = counts.failed === 0 ? 0 : 1;
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
}
