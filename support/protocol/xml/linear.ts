import assert from 'node:assert/strict';

/** Least processor time that says anything, in microseconds. */
const leastMicros = 20_000;
/** Four times the size may cost so many times the time; where time grows with the square it is sixteen. */
const mostTimes = 8;

/**
 * For tests: fails where work on four times as much takes more than eight times the processor time. Time on the
 * clock is not looked at, so that a busy machine changes nothing.
 *
 * @param workOn - prepares work of a size, which is then timed
 */
export function assertLinear(workOn: (size: number) => () => unknown, size: number): void {
  workOn(size)();
  const small = Math.min(...[1, 2, 3].map(() => microsOf(workOn(size))));
  const large = Math.min(...[1, 2, 3].map(() => microsOf(workOn(4 * size))));
  assert.ok(
    large <= mostTimes * Math.max(small, leastMicros),
    `${String(size)} took ${String(small)} µs, and four times as much ${String(large)} µs`,
  );
}

function microsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
