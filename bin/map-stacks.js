'use strict';

const { SourceMap } = require('node:module');

/** The code that was loaded from each file, with its source map at the end. */
const loaded = new Map();
const maps = new Map();

/** Has the stacks of errors thrown in this code name the lines of its file. */
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

function describe(site) {
  const file = site.getFileName();
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
  const { originalLine, originalColumn } = mapOf(file)?.findEntry(line - 1, column - 1) ?? {};
  if (originalLine === undefined) return String(site);
  return String(site).replace(
    `${file}:${line}:${column}`,
    `${file}:${originalLine + 1}:${originalColumn + 1}`,
  );
}

function mapOf(file) {
  if (!maps.has(file)) {
    const [, encoded] = loaded.get(file)?.match(/\/\/# sourceMappingURL=data:[^,]*;base64,(\S+)\s*$/) ?? [];
    const map = encoded && new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString()));
    maps.set(file, map);
  }
  return maps.get(file);
}

module.exports = { mapStacks, noteLoaded };
