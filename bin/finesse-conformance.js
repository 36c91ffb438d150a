#!/usr/bin/env node
'use strict';

const path = require('node:path');
const { register } = require('ts-node');

const root = path.resolve(__dirname, '..');
register({ cwd: root, transpileOnly: true });

const { main } = require(path.join(root, 'support/command/cli.ts'));

void main(process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});
