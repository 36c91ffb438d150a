#!/usr/bin/env node
'use strict';

const parameters = process.argv.slice(2);

if (parameters[0] === 'run') {
  void require('./supervise')
    .supervise(parameters)
    .then((exitCode) => {
      process.exitCode = exitCode;
    });
} else {
  require('./command');
}
