import type { JSX } from 'preact';
import type { LoadResult } from '../result-shape';

type Point = LoadResult['timeline'][number];
const wide = 1000;
const high = 240;

/** How the shift came in: agents that have begun, that are signed in, and errors so far, by the second. */
export function Timeline({ result: { timeline, asked } }: { result: LoadResult }): JSX.Element | null {
  const last = timeline.at(-1);
  if (!last) return null;
  const lastMs = Math.max(last.atMs, 1000);
  const top = Math.max(asked.agents, last.errors);
  const trace = (value: (point: Point) => number): string =>
    timeline
      .map((point) => `${position(point.atMs / lastMs, wide)},${position(1 - value(point) / top, high)}`)
      .join(' ');
  const summary = `After ${String(Math.round(lastMs / 1000))} s ${String(last.signedIn)} of ${String(asked.agents)} agents are signed in, with ${String(last.errors)} errors.`;
  return (
    <section aria-labelledby="course">
      <h2 id="course">The course of it</h2>
      <figure class="chart">
        <span class="top">{top}</span>
        <svg viewBox={`0 0 ${String(wide)} ${String(high)}`} preserveAspectRatio="none" role="img">
          <title>{summary}</title>
          <polyline class="started" points={trace(({ started }) => started)} />
          <polyline class="signed-in" points={trace(({ signedIn }) => signedIn)} />
          <polyline class="errors" points={trace(({ errors }) => errors)} />
        </svg>
        <span class="ends">
          <span>0 s</span>
          <span>{Math.round(lastMs / 1000)} s</span>
        </span>
        <figcaption>
          <span class="key started">have begun</span> <span class="key signed-in">signed in</span>{' '}
          <span class="key errors">errors so far</span>
        </figcaption>
      </figure>
      <p class="faint">{summary}</p>
    </section>
  );
}

function position(share: number, length: number): string {
  return (share * length).toFixed(1);
}
