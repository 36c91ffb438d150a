'use strict';
// Plants each change of support/testing/changes/changes.yaml alone, compares the server that has it with the one that has
// none, and writes the table into docs/comparison.md; `npm run docs:changes` calls it. It ends with 1 where a change was not
// found, was found in another class, or something was found that nobody planted. Names of changes limit it to those, and
// then nothing is written.
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { loadTypescript, root } = require('../bin/load-typescript');

loadTypescript();
const { readChanges } = require('../support/testing/changes/change');
const { Planter } = require('../support/testing/changes/plant');
const { describe, renderChanges } = require('../support/testing/changes/table');
const { isRight } = require('../support/testing/changes/weigh');

const main = async () => {
  const only = process.argv.slice(2);
  const changes = readChanges().filter(({ name }) => only.length === 0 || only.includes(name));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-changes-'));
  try {
    const planter = new Planter(folder);
    const outcomes = [];
    for (const change of changes) {
      const outcome = await planter.plant(change);
      console.log(`${change.name}: ${describe(outcome)}`);
      outcomes.push(outcome);
    }
    if (only.length === 0) {
      const page = path.join(root, 'docs/comparison.md');
      writeFileSync(page, renderChanges(readFileSync(page, 'utf8'), outcomes));
      console.log(`wrote ${page}`);
    }
    if (!outcomes.every(isRight)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

void main();
