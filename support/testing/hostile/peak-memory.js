'use strict';

// For `node --require`: leaves, when the process ends, the most memory it ever held, in kilobytes.
const { writeFileSync } = require('node:fs');

const folder = process.env.PEAK_MEMORY_FOLDER;
if (folder !== undefined) {
  process.on('exit', () => writeFileSync(`${folder}/${process.pid}`, `${process.resourceUsage().maxRSS}`));
}
