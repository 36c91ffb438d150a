import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listFaults } from './faults';
import { faults } from '../faults';

const bend = (): void => undefined;
const few = [
  { name: 'event-withheld', sentence: 'No event comes.', breaks: ['XEP0060-4.2-a'], bend },
  { name: 'early-hints', sentence: 'Hints come first.', breaks: [], lawful: true as const, bend },
];

test('lists faults with their sentences, and apart from them what is lawful', () => {
  assert.equal(
    listFaults({ json: false }, few),
    [
      '1 faults; play one by run --fault NAME or serve --fault NAME:',
      '  event-withheld  No event comes.',
      '',
      '1 lawful variants; nothing may be found with them:',
      '  early-hints     Hints come first.',
      '',
    ].join('\n'),
  );
});

test('lists them as JSON, all that there are', () => {
  const { faults: listed } = JSON.parse(listFaults({ json: true })) as { faults: { name: string }[] };
  assert.deepEqual(
    listed.map(({ name }) => name),
    faults.map(({ name }) => name),
  );
  assert.deepEqual(JSON.parse(listFaults({ json: true }, few.slice(0, 1))), {
    faults: [
      { name: 'event-withheld', sentence: 'No event comes.', breaks: ['XEP0060-4.2-a'], lawful: false },
    ],
  });
});
