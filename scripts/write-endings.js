'use strict';
// Writes docs/events-and-endings.md: plays each fault of events and endings against the suite, and tells the rule under
// which it is found and the first line of the finding; `npm run docs:endings` calls it, and takes some minutes.
const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { loadTypescript, root } = require('../bin/load-typescript');

loadTypescript();
const { findFaults } = require('../support/faults');

/** A long conversation, for what shows only after a while. */
const soak = ['--profile', 'soak', '--for', '6s'];

/** @type {readonly { title: string, faults: readonly string[], more?: readonly string[] }[]} */
const kinds = [
  {
    title: 'Texts that are corrupted',
    faults: [
      ...['encoded-twice', 'in-question-marks', 'unreadable', 'surrogates-apart', 'of-sixteen-bits'],
      ...['without-emoji', 'escaped-twice', 'not-escaped', 'normalised', 'composed', 'blanks-joined'],
      ...['trimmed', 'in-lines-of-windows', 'without-byte-order-marks', 'with-byte-order-mark'],
    ].map((what) => `text-${what}`),
  },
  {
    title: 'Texts that are cut',
    faults: ['text-cut-at-32-kib', 'text-cut-at-64-kib', 'text-cut-at-256-kib', 'payload-lost-where-empty'],
  },
  {
    title: 'Events that are lost, or come otherwise',
    faults: [
      ...['event-every-third-lost', 'event-doubled', 'events-swapped', 'events-of-nodes-swapped'],
      ...['states-swapped', 'events-late', 'events-to-all-resources', 'events-after-unsubscribing'],
      'events-replayed',
    ],
  },
  {
    title: 'Sessions that are ended',
    faults: [
      ...['50-ms-by-close-frame', '200-ms-by-stream-error', '200-ms-by-tcp', '500-ms-by-tcp'],
      '1000-ms-by-close-frame',
    ].map((how) => `kicked-after-${how}`),
  },
  {
    title: 'Sessions that are ended when they are idle',
    faults: ['idle-killed-by-tcp', 'idle-killed-by-stream-error'],
  },
  {
    title: 'In a long conversation (profile soak)',
    more: soak,
    faults: [
      ...['kicked-after-1000-ms-by-close-frame', 'event-every-third-lost', 'event-doubled', 'states-swapped'],
      ...['events-replayed', 'ping-unanswered'],
    ],
  },
  {
    title: 'Frames',
    faults: [
      ...['reserved-bit-set', 'reserved-bit-in-pongs', 'reserved-bit-in-close-frames', 'frames-masked'],
      ...['reserved-opcode-sent', 'reserved-control-opcode-sent', 'utf8-broken', 'utf8-surrogates'],
      ...['length-not-shortest', 'length-in-64-bits'],
    ],
  },
];

/**
 * @param {string} fault
 * @param {readonly string[]} breaks
 * @param {readonly string[]} more
 * @returns {{ requirement: string, verdict: string, got: string }[]} the findings, one of each rule
 */
function find(fault, breaks, more) {
  const out = mkdtempSync(join(tmpdir(), 'endings-'));
  const chosen = more.length > 0 ? more : breaks.flatMap((id) => ['--requirement', id]);
  const command = join(root, 'bin/finesse-conformance.js');
  try {
    execFileSync(
      process.execPath,
      [command, 'run', '--no-allure', '--out', out, '--fault', fault, ...chosen],
      {
        stdio: 'ignore',
      },
    );
  } catch {
    // that a fault is found is what the exit code says
  }
  const { cases } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  rmSync(out, { recursive: true, force: true });
  /** @type {Map<string, { requirement: string, verdict: string, got: string }>} */
  const found = new Map();
  for (const { verdict, finding } of cases) {
    if (!finding || found.has(finding.requirement)) continue;
    found.set(finding.requirement, { requirement: finding.requirement, verdict, got: finding.got });
  }
  return [...found.values()];
}

/** @param {string} text */
const cell = (text) => {
  const [line = ''] = text.split('\n');
  const short = line.length > 200 ? `${line.slice(0, 200)}…` : line;
  return short.replace(/[\\`*_{}[\]<>|#]/g, '\\$&');
};

const sections = kinds.map(({ title, faults, more = [] }) => {
  const rows = findFaults(faults).flatMap(({ name, sentence, breaks }) => {
    const found = find(name, breaks, more);
    console.log(`${name}: ${found.map(({ requirement }) => requirement).join(', ') || 'NOT FOUND'}`);
    if (found.length === 0) process.exitCode = 1;
    return found.map(
      ({ requirement, verdict, got }) =>
        `| \`${name}\`: ${cell(sentence)} | ${verdict} ${requirement} | ${cell(got)} |`,
    );
  });
  return [
    `## ${title}`,
    '',
    '| fault | found under | first line of the finding |',
    '|---|---|---|',
    ...rows,
  ].join('\n');
});

const head = `# Events and endings

What a server may do to events and connections, played by the reference server, and how the suite finds it. Written by
\`npm run docs:endings\`, which plays each fault; any of them is played by \`run --fault NAME\`.
`;
writeFileSync(join(root, 'docs/events-and-endings.md'), `${head}\n${sections.join('\n\n')}\n`);
