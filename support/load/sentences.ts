import type { LoadResult, Threshold } from './result-shape';

/** Below that nobody notices how late an engine is, in milliseconds. */
const noticedMs = 50;

/** A time for people. */
export function ms(value: number | null): string {
  if (value === null) return '–';
  return value < 1000
    ? `${String(Math.round(value * 10) / 10)} ms`
    : `${String(Math.round(value / 100) / 10)} s`;
}

/** A share for people. */
export function percent(share: number): string {
  return `${String(Math.round(share * 10_000) / 100)}%`;
}

/** The figures of a step, for a row. */
export function describeStep({ count, failed, p50, p95, p99, max }: LoadResult['steps'][number]): string[] {
  return [String(count), String(failed), ...[p50, p95, p99, max].map(ms)];
}

/** A threshold and what was found of it. */
export function describeMost({ name, unit, most, found, usual }: Threshold): string {
  const write = unit === 'ms' ? ms : (value: number | null) => (value === null ? '–' : percent(value));
  const whence = usual ? ', as nothing else is told' : '';
  return `${name}: ${found === null ? 'nothing was seen of it' : write(found)}, at most ${write(most)}${whence}`;
}

/** How much of the times may be the engine's own. */
export function describeLag({ engine: { lag } }: Pick<LoadResult, 'engine'>): string {
  const late = `The engine was late itself by ${ms(lag.p50)} (median of the worst in each second), at most ${ms(lag.max)}`;
  return (lag.p50 ?? 0) < noticedMs
    ? `${late}.`
    : `${late}: so much of the times above is not the server’s. Give it a machine of its own, or --processes.`;
}

/** What it came to, in a sentence. */
export function describeVerdict({
  verdict,
  agents,
  asked,
  thresholds,
  conformance,
  interrupted,
}: LoadResult): string {
  if (interrupted) return `${verdict}, as far as it went: interrupted.`;
  if (agents.signedIn === 0) return 'blocked: nobody could sign in.';
  const broken = thresholds.filter(({ holds }) => !holds).map(({ name }) => name);
  const parts = [
    ...(broken.length > 0 ? [`${broken.join(', ')} ${broken.length === 1 ? 'does' : 'do'} not hold`] : []),
    ...(conformance?.verdict === 'fail' ? ['the server breaks rules under load'] : []),
    ...(conformance?.verdict === 'blocked' ? ['the conversation under load could not be judged whole'] : []),
  ];
  const held = `${String(agents.held)} of ${String(asked.agents)} agents were held, within every threshold`;
  return `${verdict}: ${parts.length > 0 ? parts.join('; ') : held}.`;
}
