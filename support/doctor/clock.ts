import type { Header } from '../protocol/wire/transcript';

/** By how many milliseconds the clock in a Date header is ahead of this machine's; null without one. RFC 9110, 6.6.1. */
export function apartMs(headers: readonly Header[]): number | null {
  const date = headers.find(([name]) => name.toLowerCase() === 'date')?.[1];
  const then = date === undefined ? NaN : Date.parse(date);
  return Number.isNaN(then) ? null : then - Date.now();
}

/** Such as `2 hours`, `3 days`. */
export function describeApart(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  const [name, size] = units.find(([, each]) => seconds >= each * 2) ?? ['second', 1];
  const count = Math.round(seconds / size);
  return `${String(count)} ${name}${count === 1 ? '' : 's'}`;
}
