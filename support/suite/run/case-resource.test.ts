import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseResource, isSuiteResource } from './case-resource';

test('names the resource of a case by the configured one and the case', () => {
  assert.equal(caseResource('conformance-suite', 'BND-050-unknown'), 'conformance-suite-bnd-050-unknown');
  assert.equal(caseResource('desktop', 'features/a b.feature:3'), 'desktop-features-a-b.feature-3');
});

test('knows the resources of the suite from those of a person', () => {
  const own = ['suite', 'suite-2', 'suite-bnd-050-unknown', 'suite-2-prs-001', 'suite-upg-055-tls-1.0'];
  assert.deepEqual(
    own.filter((each) => !isSuiteResource(each, 'suite')),
    [],
  );
  for (const foreign of ['desktop', 'suite-phone', 'suite-3', 'suite-bnd-05', 'my-suite', 'suite-bnd-050/x'])
    assert.equal(isSuiteResource(foreign, 'suite'), false, foreign);
});

test('takes no desktop for its own, but the resources it makes of that name', () => {
  assert.equal(isSuiteResource('desktop', 'desktop'), false);
  assert.equal(isSuiteResource('desktop-2', 'desktop'), false);
  assert.equal(isSuiteResource('desktop-sub-001', 'desktop'), true);
});
