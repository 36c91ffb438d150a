import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const mebibyte = 1024 * 1024;
let collect: (() => void) | null = null;

/** What this process holds, in MiB, once what it needs no longer is collected: else it would rise and fall by itself. */
export function sampleMemory(): { heapMiB: number; rssMiB: number } {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  const rounded = (bytes: number): number => Math.round((bytes / mebibyte) * 10) / 10;
  return { heapMiB: rounded(heapUsed), rssMiB: rounded(rss) };
}
