'use strict';

const { createRequire, Module } = require('node:module');

/**
 * By a regular expression without positions, the same with them (flag `d`).
 * @type {WeakMap<RegExp, RegExp>}
 */
const positioned = new WeakMap();

/**
 * @param {RegExp} plain
 * @param {string} text
 */
function execWithPositions(plain, text) {
  const known = positioned.get(plain) ?? new RegExp(plain.source, `${plain.flags.replace('d', '')}d`);
  positioned.set(plain, known);
  known.lastIndex = plain.lastIndex;
  return known.exec(text);
}

/**
 * Has Cucumber take from Node where the parts of a sentence stand (`hasIndices`, ECMA-262 of 2022). It asks a package of
 * before there was that, which parses the expression of each phrase and makes it anew at each match: a twentieth of a
 * run (decision 79). To be called before Cucumber is loaded.
 */
function useNativeIndices() {
  const cucumber = createRequire(require.resolve('@cucumber/cucumber/api'));
  const expressions = createRequire(cucumber.resolve('@cucumber/cucumber-expressions'));
  const file = expressions.resolve('regexp-match-indices');
  require.cache[file] = Object.assign(new Module(file), { loaded: true, exports: execWithPositions });
}

module.exports = { useNativeIndices };
