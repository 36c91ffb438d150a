'use strict';

const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const cache = path.join(root, 'node_modules/.cache/finesse-conformance/typescript');
const { version } = require('typescript/package.json');

/**
 * Has Node load `.ts` files by ts-node, transpiled only, and keeps what ts-node made of each under its content's
 * hash, with that of the compiler's settings: the compiler, half of a short run's time, is then not even loaded. Where the cache cannot be written
 * everything works as well, only slower.
 */
function loadTypescript() {
  process.setSourceMapsEnabled(true);
  const settings = readFileSync(path.join(root, 'tsconfig.json'), 'utf8');
  let compiler;
  require.extensions['.ts'] = (module, file) => {
    const source = readFileSync(file, 'utf8');
    const key = createHash('sha256').update(`${version}\n${settings}\n${file}\n${source}`).digest('hex');
    const kept = path.join(cache, `${key}.js`);
    module._compile(read(kept) ?? keep(kept, compile(source, file)), file);
  };

  function compile(source, file) {
    compiler ??= require('ts-node').create({ cwd: root, transpileOnly: true });
    return compiler.compile(source, file);
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Written beside and renamed: another process never reads half a file. */
function keep(file, text) {
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // a read-only checkout only costs time
  }
  return text;
}

module.exports = { loadTypescript, root };
