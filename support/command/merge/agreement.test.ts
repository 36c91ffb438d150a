import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree, type NotedShard } from './agreement';
import type { ShardNote } from './shard-note';

function shard(number: number, changes: Partial<ShardNote> = {}, of = 3): NotedShard {
  const note: ShardNote = {
    schema: 1,
    shard: { number, of },
    suite: { name: 'finesse-conformance', version: '1.0.0' },
    target: {
      name: 'lab',
      url: 'wss://lab/ws/',
      domain: 'lab',
      pubsub: 'pubsub.lab',
      product: 'finesse',
      faults: [],
      knownDeviations: null,
      release: null,
    },
    profile: 'standard',
    selection: { requirements: [], tags: null, strict: false },
    cases: ['UPG-001', 'UPG-002'],
    signIns: [],
    end: { interrupted: false, untestable: false, leftBehind: false, secretFound: false, told: [] },
    ...changes,
  };
  return { folder: `run-${String(number)}`, note };
}

const { note } = shard(1);

test('puts the shards of one run in their order', () => {
  const ordered = agree([shard(3), shard(1), shard(2)]);
  assert.deepEqual(
    ordered.map(({ folder }) => folder),
    ['run-1', 'run-2', 'run-3'],
  );
});

const refused: [what: string, shards: NotedShard[], sentence: string][] = [
  ['no shard', [], 'merge wants the run folders of all shards, and none was named'],
  [
    'a shard of another target',
    [shard(1), shard(2, { target: { ...note.target, domain: 'other' } })],
    'run-1 and run-2 are no shards of one run, for their target differs (domain "lab" and "other"): run all shards alike',
  ],
  [
    'a shard of a server with a fault',
    [shard(1), shard(2, { target: { ...note.target, faults: ['event-withheld'] } })],
    'run-1 and run-2 are no shards of one run, for their target differs (faults [] and ["event-withheld"]): run all shards alike',
  ],
  [
    'a shard of another version',
    [shard(1), shard(2, { suite: { ...note.suite, version: '2.0.0' } })],
    'run-1 and run-2 are no shards of one run, for their suite differs (version "1.0.0" and "2.0.0"): run all shards alike',
  ],
  [
    'a shard of another profile',
    [shard(1), shard(2, { profile: 'full' })],
    'run-1 and run-2 are no shards of one run, for their profile differs ("standard" and "full"): run all shards alike',
  ],
  [
    'a shard of another selection',
    [shard(1), shard(2, { selection: { ...note.selection, tags: '@must' } })],
    'run-1 and run-2 are no shards of one run, for their selection differs (tags null and "@must"): run all shards alike',
  ],
  [
    'a shard of other features',
    [shard(1), shard(2, { cases: ['UPG-001'] })],
    'run-1 and run-2 are no shards of one run, for their list of cases differs: run all shards alike',
  ],
  [
    'a shard of another number of shards',
    [shard(1), shard(2, {}, 2)],
    'run-1 and run-2 are no shards of one run, for their number of shards differs (3 and 2): run all shards alike',
  ],
  [
    'a shard that was interrupted',
    [shard(1), shard(2, { end: { ...note.end, interrupted: true } }), shard(3)],
    'run-2 is a run that was interrupted: run --shard 2/3 again, to its end',
  ],
  [
    'a shard that is named twice',
    [shard(1), shard(2), { ...shard(2), folder: 'again' }, shard(3)],
    'shard 2/3 was named twice, as run-2 and again: its cases would stand twice, so leave one out',
  ],
  [
    'all but one',
    [shard(1), shard(3)],
    'the run was cut in 3 shards, and 2/3 is missing: name the run folders of all 3',
  ],
  [
    'one of three',
    [shard(2)],
    'the run was cut in 3 shards, and 1/3, 3/3 are missing: name the run folders of all 3',
  ],
];

for (const [what, shards, sentence] of refused) {
  test(`refuses ${what} in one sentence`, () => {
    assert.throws(() => agree(shards), { name: 'UsageError', message: sentence });
  });
}
