'use strict';

const path = require('node:path');
const v8 = require('node:v8');
const { loadTypescript, root } = require('./load-typescript');
const { useNativeIndices } = require('./native-indices');

// by itself the heap grows to twice of what lives in it before it is cleaned up: a fifth less for a little more time
v8.setFlagsFromString('--heap-growing-percent=20');
loadTypescript();
useNativeIndices();
const { main } = require(path.join(root, 'support/command/cli.ts'));

/** @param {number} exitCode */
const end = (exitCode) => {
  process.exitCode = exitCode;
  // to whoever supervises this process: what may still hold it changes nothing any more
  process.send?.({ exitCode });
};
void main(process.argv).then(end);
