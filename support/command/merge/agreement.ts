import { isDeepStrictEqual } from 'node:util';
import { describeShard } from '../shard';
import { UsageError } from '../usage-error';
import type { ShardNote } from './shard-note';

/** A shard, and the folder of its run. */
export interface NotedShard {
  folder: string;
  note: ShardNote;
}

/** What all shards of one run have in common, each with how a person names it. */
const common: readonly [name: string, of: (note: ShardNote) => unknown][] = [
  ['target', ({ target }) => target],
  ['suite', ({ suite }) => suite],
  ['profile', ({ profile }) => profile],
  ['selection', ({ selection }) => selection],
  ['number of shards', ({ shard }) => shard.of],
  ['list of cases', ({ cases }) => cases],
];

/**
 * Puts the shards of one run in their order.
 * @throws UsageError where they are not of one run, where one came twice, is missing or was interrupted
 */
export function agree(shards: readonly NotedShard[]): NotedShard[] {
  const [first] = shards;
  if (!first) throw new UsageError('merge wants the run folders of all shards, and none was named');
  for (const other of shards.slice(1)) expectSame(first, other);
  for (const { folder, note } of shards) {
    if (!note.end.interrupted) continue;
    throw new UsageError(
      `${folder} is a run that was interrupted: run --shard ${describeShard(note.shard)} again, to its end`,
    );
  }
  const ordered = [...shards].sort((one, other) => one.note.shard.number - other.note.shard.number);
  for (const [index, shard] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next?.note.shard.number !== shard.note.shard.number) continue;
    throw new UsageError(
      `shard ${describeShard(shard.note.shard)} was named twice, as ${shard.folder} and ${next.folder}: its cases would stand twice, so leave one out`,
    );
  }
  expectAll(ordered, first.note.shard.of);
  return ordered;
}

function expectSame(first: NotedShard, other: NotedShard): void {
  for (const [name, of] of common) {
    const [one, two] = [of(first.note), of(other.note)];
    if (isDeepStrictEqual(one, two)) continue;
    throw new UsageError(
      `${first.folder} and ${other.folder} are no shards of one run, for their ${name} differs${describeDifference(one, two)}: run all shards alike`,
    );
  }
}

/** The first thing that differs, where it is short enough for a sentence. */
function describeDifference(one: unknown, two: unknown): string {
  if (Array.isArray(one)) return '';
  if (typeof one !== 'object' || one === null) return ` (${JSON.stringify(one)} and ${JSON.stringify(two)})`;
  const [of, other] = [one as Record<string, unknown>, two as Record<string, unknown>];
  const key = Object.keys(of).find((each) => !isDeepStrictEqual(of[each], other[each]));
  return key === undefined ? '' : ` (${key} ${JSON.stringify(of[key])} and ${JSON.stringify(other[key])})`;
}

function expectAll(ordered: readonly NotedShard[], of: number): void {
  const present = new Set(ordered.map(({ note }) => note.shard.number));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((each) => !present.has(each));
  if (missing.length === 0) return;
  const names = missing.map((number) => describeShard({ number, of })).join(', ');
  throw new UsageError(
    `the run was cut in ${String(of)} shards, and ${names} ${missing.length === 1 ? 'is' : 'are'} missing: name the run folders of all ${String(of)}`,
  );
}
