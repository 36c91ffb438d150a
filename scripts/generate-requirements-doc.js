'use strict';
// Writes docs/requirements.md from the catalogue and the features; `npm run docs` calls it.
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { loadTypescript, root } = require('../bin/load-typescript');

loadTypescript();
const { loadCatalogue } = require('../support/catalogue');
const { readFeatures } = require('../support/catalogue/cases');
const { cover } = require('../support/catalogue/coverage');
const { renderPage } = require('../support/catalogue/markdown');

const page = join(root, 'docs', 'requirements.md');
mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(page, renderPage(cover(loadCatalogue(), readFeatures().cases)));
console.log(`wrote ${page}`);
