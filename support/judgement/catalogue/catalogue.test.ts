import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue, makeCatalogue } from './catalogue';

test('hands over a requirement by its id', () => {
  const requirement = loadCatalogue().get('RFC7395-3.1-a');
  assert.equal(requirement?.level, 'MUST');
  assert.equal(requirement.provenance, 'rfc');
  assert.equal(requirement.folder, '1-upgrade');
  assert.equal(requirement.url, 'https://www.rfc-editor.org/rfc/rfc7395#section-3.1');
});

test('knows nothing of an id that was never given', () => {
  assert.equal(loadCatalogue().get('RFC7395-3.1-z'), undefined);
});

test('gives every requirement its lists, empty where the data has none', () => {
  for (const { id, demands, seeAlso } of loadCatalogue().requirements) {
    assert.ok(Array.isArray(demands) && Array.isArray(seeAlso), id);
  }
});

test('states why a severity departs from the level', () => {
  const requirement = loadCatalogue().get('RFC6120-4.7.2-a');
  assert.equal(requirement?.severity, 'warn');
  assert.equal(
    requirement.because,
    'The same document says SHOULD in its list of conformance requirements, section 15.',
  );
});

test('is read once for the whole process', () => {
  assert.equal(loadCatalogue(), loadCatalogue());
});

test('can be made of a few requirements', () => {
  const [first] = loadCatalogue().requirements;
  assert.ok(first);
  const catalogue = makeCatalogue([first]);
  assert.equal(catalogue.get(first.id), first);
  assert.equal(catalogue.get('RFC7395-3.1-a'), undefined);
});
