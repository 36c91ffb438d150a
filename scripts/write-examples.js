'use strict';

// Writes docs/examples: one report, one specification and one comparison of real runs. Wants Prosody and ejabberd.
const path = require('node:path');
const { loadTypescript, root } = require('../bin/load-typescript');

loadTypescript();
const { writeExamples } = require('../support/testing/examples');

void writeExamples(path.join(root, 'docs/examples')).then((code) => (process.exitCode = code));
