'use strict';

// For `node --require`: lets a process of tests or of the benchmark load TypeScript.
require('./load-typescript').loadTypescript();
