import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadCatalogue } from './catalogue';
import { demands, impacts, levels, provenances, severities } from './requirement';

const line = z.string().trim().min(1);
const schema = z
  .strictObject({
    id: z.string().regex(/^[A-Z]+\d*-[\w.]+-[a-z]$/),
    level: z.enum(levels),
    provenance: z.enum(provenances),
    severity: z.enum(severities).optional(),
    because: line.optional(),
    source: line,
    section: line,
    url: z.url({ protocol: /^https$/ }),
    sentence: line,
    tier: z.enum(['core', 'extended', 'optional']),
    impact: z.enum(impacts),
    effect: line.regex(/^[A-Z].*\.$/).optional(),
    safety: z.enum(['may-lock-account', 'disruptive']).optional(),
    applies: line.optional(),
    see_also: z.array(z.string()).optional(),
    demands: z.array(z.enum(demands)).min(1).optional(),
    excluded: line.optional(),
  })
  .refine((entry) => (entry.severity === undefined) === (entry.because === undefined), {
    message: 'severity and because stand together or not at all',
  })
  .refine((entry) => (entry.level === 'EXAMPLE') === (entry.provenance === 'example'), {
    message: 'the level EXAMPLE and the provenance example belong together',
  });

const catalogue = loadCatalogue();
const { requirements } = catalogue;

for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.yaml'))) {
  test(`${file} holds entries of the known shape`, () => {
    const entries = parse(readFileSync(join(__dirname, file), 'utf8')) as { id?: string }[];
    const problems = entries.flatMap((entry) => {
      const { error } = schema.safeParse(entry);
      return error ? [`${entry.id ?? 'entry without id'}: ${z.prettifyError(error)}`] : [];
    });
    assert.deepEqual(problems, []);
  });
}

test('the data files are the folders of features, and two of their own', () => {
  assert.deepEqual(
    [...new Set(requirements.map(({ folder }) => folder))],
    [
      '1-upgrade',
      '2-framing',
      '3-authentication',
      '4-binding',
      '5-presence',
      '6-subscription',
      '7-notification',
      '8-liveness',
      '9-closing',
      'documented',
      'finesse',
    ],
  );
});

test('every id stands once', () => {
  const ids = requirements.map(({ id }) => id);
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
});

test('every cross-reference leads to a requirement', () => {
  const dangling = requirements.flatMap(({ id, seeAlso }) =>
    seeAlso.filter((other) => !catalogue.get(other)).map((other) => `${id} -> ${other}`),
  );
  assert.deepEqual(dangling, []);
});

test('every id that a reason mentions is a requirement', () => {
  const unknown = requirements.flatMap(({ id, because }) =>
    [...(because ?? '').matchAll(/\b(?:RFC\d+|XEP\d+|DOC|FIN)-[\w.]+-[a-z]\b/g)]
      .filter(([mentioned]) => !catalogue.get(mentioned))
      .map(([mentioned]) => `${id} -> ${mentioned}`),
  );
  assert.deepEqual(unknown, []);
});

test('a rule of Finesse applies to the product finesse only', () => {
  const wrong = requirements.filter(
    ({ id, applies }) => id.startsWith('FIN-') !== (applies?.startsWith('product: finesse') ?? false),
  );
  assert.deepEqual(wrong, []);
});

test('every link to an RFC names the first section cited', () => {
  const wrong = requirements.filter(
    ({ provenance, source, section, url }) =>
      provenance === 'rfc' &&
      url !==
        `https://www.rfc-editor.org/rfc/rfc${source.slice(4)}#section-${section.split(/[ ,]/)[0] ?? ''}`,
  );
  assert.deepEqual(wrong, []);
});
