import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviationsOf, readList, shippedLists } from './list';
import { renderInto } from './page';
import { holdsFor } from './release';
import { listShape } from './shape';

const row = {
  mark: 'D1',
  requirement: 'R-1-a',
  cases: ['A-001'],
  what: 'It is late.',
  came: [{ closed: 1000 }],
  source: 'OF-1',
  fault: 'late',
};
const list = { product: 'Openfire', releases: '4', from: '4.4.0', below: '4.8.0', deviations: [row] };
const finding = { requirement: 'R-1-a', sent: null, expected: [], got: '', next: null };
const ended = { ...finding, got: 'the WebSocket closed with 1000 at 1 ms' };

test('reads every shipped list', () => {
  for (const name of new Set(Object.values(shippedLists).flat()))
    assert.ok(readList(name).deviations.length > 0);
});

test('takes a row for its cases, its requirement and what it says comes, and nothing else', () => {
  const known = deviationsOf([list], null);
  assert.equal(known.find('A-001', ended)?.because, 'known of Openfire 4: D1, it is late');
  assert.equal(known.find('A-002', ended), undefined);
  assert.equal(known.find('A-001', { ...ended, requirement: 'R-2-a' }), undefined);
  assert.equal(known.find('A-001', { ...ended, got: 'the WebSocket closed with 1002 at 1 ms' }), undefined);
});

test('leaves out the rows that do not hold for the release', () => {
  const found = (release: string | null) => deviationsOf([list], release).rows.length;
  assert.deepEqual(['4.3.9', '4.4.0', '4.7.5', '4.8.0', '4.10.0', null].map(found), [0, 1, 1, 0, 0, 1]);
  const narrowed = { ...list, deviations: [{ ...row, from: '4.5.0', below: '4.6' }] };
  assert.deepEqual(
    ['4.4.9', '4.5.0', '4.6.0'].map((each) => deviationsOf([narrowed], each).rows.length),
    [0, 1, 0],
  );
});

test('compares releases by their numbers', () => {
  assert.equal(holdsFor('4.10.0', { from: '4.9.0' }), true);
  assert.equal(holdsFor('5.0.0-beta', { from: '5' }), true);
  assert.equal(holdsFor('4.7', { from: '4.7.1' }), false);
});

test('refuses a list with an unknown key, a row without a case, and what is no event', () => {
  const wrong = (changes: object): boolean =>
    listShape.safeParse({ ...list, deviations: [{ ...row, ...changes }] }).success;
  assert.equal(wrong({}), true);
  for (const changes of [
    { note: 'x' },
    { cases: [] },
    { came: [{ http: 200 }] },
    { mark: 'x' },
    { what: 'late' },
  ])
    assert.equal(wrong(changes), false, JSON.stringify(changes));
});

test('writes the lists into the page, between its two lines', () => {
  const frame = (inside: string): string =>
    `before\n<!-- Written by npm run docs from support/judgement/deviation. -->\n${inside}\n<!-- End of what npm run docs writes. -->\nafter\n`;
  const page = renderInto(frame('old'), [list]);
  assert.match(
    page,
    /^before\n[^]*\n\n## Openfire 4\n[^]*\| D1 \| R-1-a \| A-001 \| It is late\. Comes: the end with 1000\./,
  );
  assert.equal(page.includes('old'), false);
  assert.equal(renderInto(page, [list]), page);
  assert.throws(() => renderInto('nothing', [list]), /lacks the lines/);
});
