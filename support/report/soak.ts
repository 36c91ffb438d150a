import type { SoakResult, Spread } from '../judgement/verdict';

/** A long conversation as rows of a table: what, and how much of it. */
export function soakRows({ wantedMs, heldMs, ...soak }: SoakResult): [what: string, figure: string][] {
  const { sessions, events, pings, pingMs, eventMs, memory } = soak;
  const ended = sessions.filter(({ end }) => end !== null);
  const [first, last] = [memory[0], memory.at(-1)];
  const heaps = memory.map(({ heapMiB }) => heapMiB);
  return [
    ['Held for', `${inSeconds(heldMs)} of ${inSeconds(wantedMs)}`],
    [
      'Sessions',
      `${String(sessions.length)}, which lived for ${sessions.map(({ livedMs }) => inSeconds(livedMs)).join(', ')}`,
    ],
    [
      'Ended by the server, unprovoked',
      ended.length === 0
        ? 'none'
        : ended.map(({ livedMs, end }) => `after ${inSeconds(livedMs)} by ${end ?? ''}`).join('; '),
    ],
    ['Events caused', String(events.caused)],
    ['Events that came', String(events.arrived)],
    ['Lost', String(events.lost)],
    ['Came twice', String(events.doubled)],
    ['Came again after a reconnect', String(events.replayed)],
    ['Bursts in another order', String(events.swapped)],
    ['Caused while the connection was lost', String(events.unsettled)],
    ['Pings answered', `${String(pings.answered)} of ${String(pings.sent)}`],
    ['From ping to answer', describeSpread(pingMs)],
    ['From change to event', describeSpread(eventMs)],
    [
      'Memory of the suite',
      first && last
        ? `heap ${String(first.heapMiB)} MiB at the start, ${String(last.heapMiB)} MiB at the end, ${String(Math.max(...heaps))} MiB at most; ${String(last.rssMiB)} MiB resident at the end`
        : 'not measured',
    ],
  ];
}

function describeSpread(spread: Spread | null): string {
  if (!spread) return 'never measured';
  const { median, p95, most } = spread;
  return `median ${String(median)} ms, 95 of 100 within ${String(p95)} ms, ${String(most)} ms at most`;
}

function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
