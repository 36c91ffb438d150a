'use strict';

const path = require('node:path');
const { loadTypescript, root } = require('./load-typescript');

loadTypescript();
const { main } = require(path.join(root, 'support/command/cli.ts'));

/** @param {number} exitCode */
const end = (exitCode) => {
  process.exitCode = exitCode;
  // to whoever supervises this process: what may still hold it changes nothing any more
  process.send?.({ exitCode });
};
void main(process.argv).then(end);
