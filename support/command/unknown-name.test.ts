import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../judgement/catalogue/catalogue';
import { describeUnknown, expectTagExpression } from './unknown-name';

const known = new Set(['@must', '@may', '@passive']);

test('says of a requirement and of a tag that nothing bears what was probably meant', () => {
  const requirements = ['RFC7395-3.1-a', 'RFC7395-3.1-aa', 'nonsense-entirely'];
  assert.deepEqual(
    describeUnknown({ requirements, tags: '@must and not (@pasive)' }, loadCatalogue(), known),
    [
      'The catalogue has no requirement RFC7395-3.1-aa: did you mean RFC7395-3.1-a or RFC7395-3.9-a or RFC7395-3.1-b?',
      'The catalogue has no requirement nonsense-entirely.',
      'No case has the tag @pasive: did you mean @passive?',
    ],
  );
});

test('refuses what is no tag expression, in one sentence', () => {
  expectTagExpression('@must and not @passive');
  assert.throws(() => expectTagExpression('@must and ('), {
    name: 'UsageError',
    message: '--tags wants a tag expression, such as "@must and not @passive"; found "@must and ("',
  });
});
