'use strict';

// Prints how fast the suite is, as ratios to a bare `ws` script within this one run.
const path = require('node:path');
const { loadTypescript, root } = require('../bin/load-typescript');

loadTypescript();
void require(path.join(root, 'support/testing/benchmark/benchmark.ts')).benchmark();
