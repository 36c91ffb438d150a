'use strict';

const { SourceMap } = require('node:module');

/** @type {Map<string, string>} The code that was loaded from each file, with its source map at the end. */
const loaded = new Map();
/** @type {Map<string, SourceMap | undefined>} */
const maps = new Map();

/**
 * Has the stacks of errors thrown in this code name the lines of its file.
 * @param {string} file
 * @param {string} code
 */
function noteLoaded(file, code) {
  loaded.set(file, code);
}

/**
 * Has every stack name lines of sources. A source map is read when a stack first leads through its file; Node's own way
 * reads each as it is loaded, a seventh of a short run.
 */
function mapStacks() {
  Error.prepareStackTrace = (error, sites) =>
    [error, ...sites.map((site) => `    at ${describe(site)}`)].join('\n');
}

/** @param {NodeJS.CallSite} site */
function describe(site) {
  const file = site.getFileName() ?? '';
  const [line, column] = [site.getLineNumber() ?? 1, site.getColumnNumber() ?? 1];
  const origin = mapOf(file)?.findEntry(line - 1, column - 1);
  if (!origin || !('originalLine' in origin)) return String(site);
  return String(site).replace(
    `${file}:${line}:${column}`,
    `${file}:${origin.originalLine + 1}:${origin.originalColumn + 1}`,
  );
}

/** @param {string} file */
function mapOf(file) {
  if (!maps.has(file)) {
    const [, encoded] = loaded.get(file)?.match(/\/\/# sourceMappingURL=data:[^,]*;base64,(\S+)\s*$/) ?? [];
    const map = encoded ? new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString())) : undefined;
    maps.set(file, map);
  }
  return maps.get(file);
}

module.exports = { mapStacks, noteLoaded };
