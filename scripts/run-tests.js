'use strict';

// Runs tests and ends with one line that a person and a script can read: `N passed, N failed`.
//   node scripts/run-tests.js [unit|e2e]
// Unit tests (*.test.ts) take seconds and print how much of the code they cover; end-to-end ones (*.e2e.test.ts) start
// processes and servers. Both unless one is named.
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { availableParallelism, tmpdir } = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '..');
const suites = ['unit', 'e2e'];

/** @param {string} suite */
function findTests(suite) {
  return ['support', 'steps', 'features'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts') && file.endsWith('.e2e.test.ts') === (suite === 'e2e'))
      .map((file) => path.join(folder, file))
      .sort(),
  );
}

/**
 * What node:test counted, read from its TAP summary; null where it ended before writing one.
 * @param {string} tap
 * @param {string} word
 */
function readCount(tap, word) {
  const [, count] = [...tap.matchAll(new RegExp(`^# ${word} (\\d+)$`, 'gm'))].at(-1) ?? [];
  return count === undefined ? null : Number(count);
}

/**
 * Measures what a command covers; c8 reads it from V8, so that TypeScript counts in its own lines on every Node.
 * @param {string} folder for what V8 writes
 */
function covered(folder) {
  return [
    require.resolve('c8/bin/c8.js'),
    ...['--temp-directory', path.join(folder, 'coverage'), '--reporter', 'text-summary'],
    ...['--include', 'support/**/*.{ts,tsx}', '--include', 'steps/**/*.ts'],
    ...['--exclude', '**/*.test.ts', '--exclude', 'support/testing/**'],
    process.execPath,
  ];
}

/**
 * @param {string} suite
 * @param {string} folder where what is not kept may lie
 */
function runTests(suite, folder) {
  const tap = path.join(folder, `${suite}.tap`);
  const files = findTests(suite);
  if (files.length === 0) {
    console.error(`no ${suite} tests below ${root}: nothing would be tested`);
    return { passed: 0, failed: 1 };
  }
  const { status } = spawnSync(
    process.execPath,
    [
      ...(suite === 'unit' ? covered(folder) : []),
      ...['--require', path.join(root, 'bin/register.js'), '--test', '--test-timeout=600000'],
      // units share nothing and may take every core; what runs end to end is timed, and leaves one free
      ...(suite === 'unit' ? [`--test-concurrency=${String(availableParallelism())}`] : []),
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

const [asked] = process.argv.slice(2);
if (asked !== undefined && !suites.includes(asked)) {
  console.error(`wanted ${suites.join(' or ')}, found ${asked}`);
  process.exit(2);
}
const folder = mkdtempSync(path.join(tmpdir(), 'finesse-conformance-tests-'));
let passed = 0;
let failed = 0;
try {
  for (const suite of suites.filter((each) => asked === undefined || each === asked)) {
    const counts = runTests(suite, folder);
    passed += counts.passed;
    failed += counts.failed;
  }
} catch (error) {
  console.error(error);
  failed += 1;
} finally {
  rmSync(folder, { recursive: true });
  process.exitCode = failed === 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
}
