'use strict';
// Pins the ids of requirements and cases, and writes docs/requirements.md from the catalogue and the features, the lists
// of Openfire into docs/known-deviations.md, what doctor knows into docs/doctor.md, the picture of the rooms into docs/architecture.md, and the formats that
// other programs may read into docs/schemas; `npm run docs` calls it.
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { loadTypescript, root } = require('../bin/load-typescript');

loadTypescript();
const { loadCatalogue } = require('../support/judgement/catalogue/catalogue');
const { readFeatures } = require('../support/judgement/catalogue/cases');
const { cover } = require('../support/judgement/catalogue/coverage');
const { addPins } = require('../support/judgement/catalogue/pins');
const { renderPage } = require('../support/judgement/catalogue/markdown');
const { readImports } = require('../support/testing/imports/graph');
const { readRooms, renderRooms } = require('../support/testing/imports/picture');
const { renderSchema, schemas } = require('../support/report/schema');
const { renderCauses } = require('../support/judgement/sign');
const { readList, renderInto, shippedLists } = require('../support/judgement/deviation');
const { renderMatrixSchema, renderReportSchema } = require('../support/comparison');
const { renderLoadSchema } = require('../support/load');

const catalogue = loadCatalogue();
const { cases } = readFeatures();

/**
 * @param {string} name
 * @param {readonly string[]} ids
 */
const pin = (name, ids) => {
  const file = join(root, 'support/judgement/catalogue', name);
  writeFileSync(file, addPins(readFileSync(file, 'utf8'), ids));
  console.log(`wrote ${file}`);
};
pin(
  'ids.txt',
  catalogue.requirements.map(({ id }) => id),
);
pin(
  'case-ids.txt',
  cases.flatMap(({ id }) => id ?? []),
);

const page = join(root, 'docs', 'requirements.md');
mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(page, renderPage(cover(catalogue, cases)));
console.log(`wrote ${page}`);

const deviations = join(root, 'docs', 'known-deviations.md');
const lists = (shippedLists.openfire ?? []).map(readList);
writeFileSync(deviations, renderInto(readFileSync(deviations, 'utf8'), lists));
console.log(`wrote ${deviations}`);

const signs = join(root, 'docs', 'doctor.md');
writeFileSync(signs, renderCauses(readFileSync(signs, 'utf8')));
console.log(`wrote ${signs}`);

const architecture = join(root, 'docs', 'architecture.md');
const rooms = readRooms(readImports(root, ['steps', 'support']));
writeFileSync(architecture, renderRooms(readFileSync(architecture, 'utf8'), rooms));
console.log(`wrote ${architecture}`);

mkdirSync(join(root, 'docs/schemas'), { recursive: true });
for (const name of /** @type {import('../support/report/schema').SchemaName[]} */ (Object.keys(schemas))) {
  const schema = join(root, 'docs/schemas', `${name}.schema.json`);
  writeFileSync(schema, renderSchema(name));
  console.log(`wrote ${schema}`);
}
const comparing = { compare: renderReportSchema(), matrix: renderMatrixSchema(), load: renderLoadSchema() };
for (const [name, text] of Object.entries(comparing)) {
  const schema = join(root, 'docs/schemas', `${name}.schema.json`);
  writeFileSync(schema, text);
  console.log(`wrote ${schema}`);
}
