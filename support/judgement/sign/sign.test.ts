import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../checkout';
import { checkNames, knownCauses, recognise, renderCauses } from './index';

test('each code stands once, and names what a check or a finding shows', () => {
  const codes = knownCauses().map(({ code }) => code);
  assert.deepEqual(
    codes.filter((code, index) => codes.indexOf(code) !== index),
    [],
  );
  for (const { code, check, finding } of knownCauses()) assert.ok(check.length > 0 || finding, code);
});

// the others have evidence in words of their own alone
const closed: readonly string[] = ['domain', 'upgrade', 'subprotocol', 'account'];

test('whatever a check meets has a cause', () => {
  const asked = checkNames.filter((check) => knownCauses().some((cause) => cause.check.includes(check)));
  for (const check of asked.filter((each) => !closed.includes(each)))
    assert.notEqual(recognise(check, { got: 'what nobody has thought of' }), null, check);
});

test('a sign that is unsure makes its cause probable, another of the same cause does not', () => {
  const head = 'Server: nginx/1.22.1';
  const probably = (status: string): boolean | undefined =>
    recognise('http', { got: `HTTP/1.1 ${status}\n${head}` })?.probably;
  assert.deepEqual([probably('426 Upgrade Required'), probably('400 Bad Request')], [false, true]);
});

test('the page of codes is what npm run docs writes', () => {
  const page = readFileSync(path.join(root, 'docs/doctor.md'), 'utf8');
  assert.equal(renderCauses(page), page);
});
