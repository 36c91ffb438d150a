'use strict';

const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const folder = path.resolve(__dirname, '../node_modules/.cache/finesse-conformance');

/**
 * What was made once and is kept under a name that changes with all it was made of.
 * @param {string} name relative to the folder of all that is kept
 * @param {() => string} make
 * @returns {string}
 */
function keep(name, make) {
  const file = path.join(folder, name);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const text = make();
    write(file, text);
    return text;
  }
}

/**
 * Written beside and renamed: another process never reads half a file.
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // a read-only checkout only costs time
  }
}

module.exports = { keep };
