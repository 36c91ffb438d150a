import type { Shard } from './profile';
import { UsageError } from './usage-error';

/** Shards are machines of a CI: more than these were a mistyped number. */
const shardsMost = 1000;

/** Reads what stands behind `--shard`, such as `2/3`. @throws UsageError where it is no shard */
export function parseShard(text: string): Shard {
  const [, number = '', of = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.number >= 1 && shard.number <= shard.of && shard.of <= shardsMost) return shard;
  throw new UsageError(
    `--shard wants K/N, such as 1/3 for the first of three, with K from 1 to N and N up to ${String(shardsMost)}; found ${text}`,
  );
}

/** As a person writes it. */
export function describeShard({ number, of }: Shard): string {
  return `${String(number)}/${String(of)}`;
}
