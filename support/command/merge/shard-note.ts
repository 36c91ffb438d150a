import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { UsageError } from '../usage-error';

/** What a run of one shard leaves in its folder for `merge`: `shard.json`. */
export const shardNote = z.object({
  schema: z.literal(1),
  shard: z.object({ number: z.int().min(1), of: z.int().min(1) }),
  suite: z.object({ name: z.string(), version: z.string() }),
  target: z.object({
    name: z.string(),
    /** Of the embedded server without its port, which differs from run to run. */
    url: z.string(),
    domain: z.string(),
    pubsub: z.string(),
    product: z.enum(['finesse', 'generic']),
    faults: z.array(z.string()),
    /** The list of known deviations that the target names, and the release that the server said it is. */
    knownDeviations: z.string().nullable(),
    release: z.string().nullable(),
  }),
  profile: z.string(),
  selection: z.object({
    requirements: z.array(z.string()),
    tags: z.string().nullable(),
    strict: z.boolean(),
  }),
  /** Ids of the cases of all shards together, in their order. */
  cases: z.array(z.string()),
  signIns: z.array(z.object({ username: z.string(), made: z.number(), most: z.number() })),
  /** How the run of the shard ended, as far as its verdicts do not tell. */
  end: z.object({
    interrupted: z.boolean(),
    untestable: z.boolean(),
    leftBehind: z.boolean(),
    secretFound: z.boolean(),
    /** What it told at its end beside the verdicts. */
    told: z.array(z.string()),
  }),
});

export type ShardNote = z.infer<typeof shardNote>;

/** What the run of a shard knows of itself before it ends. */
export type ShardFacts = Omit<ShardNote, 'schema' | 'end'>;

const fileName = 'shard.json';

export function writeShardNote(folder: string, facts: ShardFacts, end: ShardNote['end']): void {
  const note: ShardNote = { schema: 1, ...facts, end };
  writeFileSync(path.join(folder, fileName), `${JSON.stringify(note, null, 2)}\n`);
}

/** @throws UsageError where the folder is not that of a shard whose run has ended */
export function readShardNote(folder: string): ShardNote {
  const file = path.join(folder, fileName);
  if (!existsSync(file)) {
    throw new UsageError(
      `merge wants run folders of shards, and ${folder} holds no ${fileName}: make it by run --shard K/N, to its end`,
    );
  }
  const read = shardNote.safeParse(readJson(file));
  if (read.success) return read.data;
  throw new UsageError(
    `${file} is not what this version of the suite writes: run the shard again with the version that merges`,
  );
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return null;
  }
}
