import { loadSteps, type LoadStep, type Target } from '../configuration';
import type { Engine } from './engine';
import { weighEvents } from './events';
import { percentileOf, thinOut } from './percentile';
import type { Plan } from './plan';
import type { Conformance, LoadResult } from './result-shape';
import type { Tally } from './tally';
import { judgeThresholds } from './threshold';

/** Times of a step that are kept, and points of the timeline. */
const sampleMost = 200;
const pointsMost = 240;

/** All that a result is made of. */
export interface LoadSource {
  suite: { name: string; version: string };
  engine: Engine;
  target: Target;
  plan: Plan;
  tally: Tally;
  conformance: Conformance | null;
  interrupted: boolean;
  startedAt: Date;
  durationMs: number;
}

/** Makes the result of a load: figures from what the engine told, held to the thresholds of the target file. */
export function makeResult(source: LoadSource): LoadResult {
  const { suite, engine, target, plan, tally, conformance, interrupted, startedAt, durationMs } = source;
  const events = weighEvents(tally);
  const times = new Map(tally.took).set('event', events.tookMs);
  const steps = loadSteps.flatMap((step) => describeStep(step, times.get(step) ?? [], tally));
  const troubled = tally.troubledAgents().size;
  const errorShare = Math.max(shareOf(troubled, tally.started.size), failedShare(steps));
  const missedShare = events.expected === 0 ? null : shareOf(events.missed, events.expected);
  const thresholds = judgeThresholds(target.load, { steps, errorShare, missedShare });
  const agents = {
    started: tally.started.size,
    signedIn: tally.ready.size,
    held: [...tally.ready.keys()].filter((agent) => !tally.lost.has(agent)).length,
    troubled,
  };
  const { published, expected, received, missed } = events;
  const { supervisors, overMs, holdMs, processes, eventsPerSecond } = plan;
  return {
    ...{ schema: 1, kind: 'load', suite, interrupted, durationMs, conformance },
    engine: { name: engine.name, version: engine.version, lag: describeLag(tally.lags) },
    target: { name: target.name, url: target.url, domain: target.domain },
    asked: { agents: plan.agents, supervisors, overMs, holdMs, processes, eventsPerSecond },
    startedAt: startedAt.toISOString(),
    verdict: verdictOf(agents.signedIn, thresholds, conformance),
    agents,
    ...{ thresholds, steps, errorShare },
    errors: describeErrors(tally),
    events: {
      ...{ published, expected, received, missed },
      missedShare: missedShare ?? 0,
      none: eventsPerSecond === null ? 'the target file names no publisher' : tally.unpublished,
    },
    heard: tally.heard,
    timeline: makeTimeline(tally),
    leftBehind: tally.subscribed.size,
  };
}

function verdictOf(
  signedIn: number,
  thresholds: LoadResult['thresholds'],
  conformance: Conformance | null,
): LoadResult['verdict'] {
  if (signedIn === 0) return 'blocked';
  if (thresholds.some(({ holds }) => !holds) || conformance?.verdict === 'fail') return 'fail';
  return conformance?.verdict === 'blocked' || conformance?.verdict === 'error' ? 'blocked' : 'pass';
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Of all steps that were tried; a session that was lost while it was held is an agent's error and no step. */
function failedShare(steps: LoadResult['steps']): number {
  const failed = steps.reduce((sum, step) => sum + step.failed, 0);
  return shareOf(failed, failed + steps.reduce((sum, { count }) => sum + count, 0));
}

function describeLag(lags: readonly number[]): LoadResult['engine']['lag'] {
  const sorted = [...lags].sort((one, other) => one - other);
  return { p50: percentileOf(sorted, 50), p95: percentileOf(sorted, 95), max: sorted.at(-1) ?? null };
}

function describeStep(step: LoadStep, times: readonly number[], tally: Tally): LoadResult['steps'] {
  const failed = [...tally.troubles.values()]
    .filter((trouble) => trouble.step === step)
    .reduce((sum, { count }) => sum + count, 0);
  if (times.length + failed === 0) return [];
  const sorted = times.map((ms) => Math.round(ms * 10) / 10).sort((one, other) => one - other);
  return [
    {
      ...{ step, count: times.length, failed },
      p50: percentileOf(sorted, 50),
      p95: percentileOf(sorted, 95),
      p99: percentileOf(sorted, 99),
      max: sorted.at(-1) ?? null,
      sample: thinOut(sorted, sampleMost),
    },
  ];
}

function describeErrors({ troubles, started }: Tally): LoadResult['errors'] {
  const begun = Math.min(...started.values());
  return [...troubles.values()]
    .map(({ step, cause, count, agents, firstAt }) => ({
      ...{ step, cause, count },
      agents: agents.size,
      firstMs: Number.isFinite(begun) ? Math.max(0, Math.round(firstAt - begun)) : 0,
    }))
    .sort((one, other) => other.count - one.count);
}

function makeTimeline({ started, ready, lost, troubledAt }: Tally): LoadResult['timeline'] {
  if (started.size === 0) return [];
  const begun = Math.min(...started.values());
  const last = Math.max(...started.values(), ...ready.values(), ...lost.values(), ...troubledAt);
  const stepMs = Math.max(1000, Math.ceil((last - begun) / pointsMost / 1000) * 1000);
  const until = (moments: Iterable<number>, at: number): number =>
    [...moments].filter((moment) => moment <= at).length;
  return Array.from({ length: Math.ceil((last - begun) / stepMs) + 1 }, (_, index) => {
    const at = begun + index * stepMs;
    return {
      atMs: index * stepMs,
      started: until(started.values(), at),
      signedIn: until(ready.values(), at) - until(lost.values(), at),
      errors: until(troubledAt, at),
    };
  });
}
