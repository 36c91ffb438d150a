import { describeLag, describeMost, describeStep, describeVerdict, ms, percent } from './sentences';
import type { LoadResult } from './result-shape';

/** What of many causes is told on a terminal. */
const errorsMost = 8;

/** A load as a few lines: the verdict, each threshold, each step's times, what went wrong, what came of the events. */
export function renderLoadText(result: LoadResult, page: string): string {
  const { agents, asked, thresholds, steps, errors, events, conformance, leftBehind } = result;
  const wide = Math.max(...steps.map(({ step }) => step.length), 12);
  const row = (name: string, values: readonly string[]): string =>
    `  ${name.padEnd(wide)}${values.map((value) => value.padStart(10)).join('')}`;
  const lines = [
    '',
    `Agents: ${String(agents.signedIn)} of ${String(asked.agents)} signed in, ${String(agents.held)} held to the end, ${String(agents.troubled)} met an error.`,
    row('', ['times', 'failed', 'p50', 'p95', 'p99', 'most']),
    ...steps.map((step) => row(step.step, describeStep(step))),
    ...(errors.length > 0 ? ['Errors:'] : []),
    ...errors
      .slice(0, errorsMost)
      .map(
        ({ step, cause, count, agents: met }) =>
          `  ${step}: ${cause}, ${String(count)} times, ${String(met)} agents`,
      ),
    ...(errors.length > errorsMost ? [`  and ${String(errors.length - errorsMost)} more causes`] : []),
    events.none === null
      ? `Events: ${String(events.expected)} owed for ${String(events.published)} published items, ${String(events.missed)} missed (${percent(events.missedShare)}).`
      : `Events: none were caused, ${events.none}; ${String(result.heard.events)} came.`,
    describeLag(result),
    'Thresholds:',
    ...thresholds.map((threshold) => `  ${threshold.holds ? 'holds' : 'FAILS'}  ${describeMost(threshold)}`),
    conformance === null
      ? 'Conformance under load: not judged.'
      : `Conformance under load: ${conformance.verdict ?? 'none'} in ${ms(conformance.durationMs)}, begun with ${String(conformance.signedIn.first)} agents signed in, ended with ${String(conformance.signedIn.last)}.`,
    ...(conformance?.broken ?? []).slice(0, errorsMost).map(({ id, verdict }) => `  ${verdict}  ${id}`),
    ...(leftBehind > 0
      ? [`Left on the server: ${String(leftBehind)} subscriptions whose end was not confirmed.`]
      : []),
    `Verdict: ${describeVerdict(result)} Report: ${page}`,
    '',
  ];
  return lines.join('\n');
}
