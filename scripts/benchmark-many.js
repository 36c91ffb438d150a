'use strict';

// Prints what a case costs where there are many: `node scripts/benchmark-many.js` for 625, 2,500 and 10,000 cases, each in
// a process of its own; with a number for so many alone.
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { loadTypescript, root } = require('../bin/load-typescript');

/** @typedef {{ cases: number, cpuMs: number, peakMb: number }} Cost */

const sizes = [625, 2500, 10_000];
const [size] = process.argv.slice(2);

if (size === undefined) compare();
else {
  require('../bin/native-indices').useNativeIndices();
  loadTypescript();
  /** @type {{ runManyCases: (cases: number) => Promise<Cost> }} */
  const { runManyCases } = require(path.join(root, 'support/testing/benchmark/many-cases.ts'));
  void runManyCases(Number(size)).then((cost) => console.log(JSON.stringify(cost)));
}

function compare() {
  const costs = sizes.map((each) => {
    const { stdout, stderr } = spawnSync(process.execPath, [__filename, String(each)], { encoding: 'utf8' });
    if (stdout === '') throw new Error(`${each} cases were not held: ${stderr}`);
    return /** @type {Cost} */ (JSON.parse(stdout));
  });
  for (const { cases, cpuMs, peakMb } of costs)
    console.log(
      `${cases} cases: ${(cpuMs / 1000).toFixed(1)} s of CPU, ${(cpuMs / cases).toFixed(2)} ms a case, at most ${peakMb.toFixed(0)} MiB`,
    );
  const [, middle, most] = costs;
  if (!middle || !most) return;
  // what the process takes before its first case is left out of this
  const added = (most.cpuMs - middle.cpuMs) / (most.cases - middle.cases);
  const before = (middle.cpuMs - (costs[0]?.cpuMs ?? 0)) / (middle.cases - (costs[0]?.cases ?? 0));
  console.log(`a case beyond ${middle.cases} against one before it: ${(added / before).toFixed(2)}`);
}
