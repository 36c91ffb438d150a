'use strict';

const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { keep } = require('./kept');

const root = path.resolve(__dirname, '..');
const { version } = require('typescript/package.json');
const { mapStacks, noteLoaded } = require('./map-stacks');

/**
 * Has Node load `.ts` and `.tsx` files by ts-node, transpiled only, and keeps what ts-node made of each under its content's
 * hash, with that of the compiler's settings: the compiler, half of a short run's time, is then not even loaded. Where
 * nothing can be kept everything works as well, only slower.
 */
function loadTypescript() {
  mapStacks();
  const settings = readFileSync(path.join(root, 'tsconfig.json'), 'utf8');
  /** @type {import('ts-node').Service | undefined} */
  let compiler;
  /**
   * @param {NodeJS.Module} module
   * @param {string} file
   */
  const load = (module, file) => {
    const source = readFileSync(file, 'utf8');
    const key = createHash('sha256').update(`${version}\n${settings}\n${file}\n${source}`).digest('hex');
    const compiled = keep(`typescript/${key}.js`, () => compile(source, file));
    noteLoaded(file, compiled);
    // Node's own way to run what a loader made of a file; its types leave it out
    /** @type {{ _compile: (code: string, file: string) => void }} */ (
      /** @type {unknown} */ (module)
    )._compile(compiled, file);
  };
  for (const extension of ['.ts', '.tsx']) require.extensions[extension] = load;

  /**
   * @param {string} source
   * @param {string} file
   */
  function compile(source, file) {
    compiler ??= require('ts-node').create({ cwd: root, transpileOnly: true });
    // it puts a reader of its own in the place of ours, which does not know what comes from the cache
    mapStacks();
    return /** @type {import('ts-node').Service} */ (compiler).compile(source, file);
  }
}

module.exports = { loadTypescript, root };
