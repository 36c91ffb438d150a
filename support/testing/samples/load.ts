import { makeResult, Tally, type LoadResult, type Line, type Plan } from '../../load';
import type { Target } from '../../configuration';
import { sampleTarget } from './session';

/** A plan for two agents. */
export const samplePlan: Plan = {
  ...{ agents: 2, supervisors: 0, overMs: 1000, holdMs: 1000, processes: 1, eventsPerSecond: 1 },
  accounts: [1, 2].map((number) => ({
    ...{ username: `load${String(number)}`, user: `Load${String(number)}` },
    ...{ password: 'correct-horse', resource: 'desk' },
  })),
};

/** What two agents do who sign in, hear of one item each, and leave. */
export const calmShift: readonly Line[] = [0, 1].flatMap((agent): Line[] => {
  const node = `/finesse/api/User/Load${String(agent + 1)}/ClientLog`;
  const at = 1000 * agent;
  const item = `item-${String(agent)}`;
  return [
    { kind: 'started', agent, at },
    { kind: 'step', agent, step: 'connect', at, ms: 10 + agent, error: null },
    { kind: 'step', agent, step: 'signIn', at, ms: 100 + agent, error: null },
    { kind: 'subscribed', agent, at: at + 100, node },
    { kind: 'ready', agent, at: at + 100 },
    { kind: 'published', at: at + 200, answered: at + 210, node, item },
    { kind: 'event', agent, at: at + 230, node, item },
    { kind: 'unsubscribing', agent, at: at + 3000, node },
    { kind: 'unsubscribed', agent, at: at + 3010, node },
    { kind: 'heard', agent, presences: 3, events: 1 },
  ];
});

/** What a load comes to whose engine told this. */
export function sampleLoad(lines: readonly Line[], changes: Partial<Target> = {}): LoadResult {
  const tally = new Tally();
  for (const line of lines) tally.take(line);
  return makeResult({
    ...{ plan: samplePlan, tally, target: sampleTarget(changes), interrupted: false },
    suite: { name: 'finesse-conformance', version: '0.0.0' },
    engine: { name: 'locust', program: 'locust', version: '2.47.0' },
    conformance: {
      ...{ exitCode: 0, verdict: 'pass', counts: { pass: 50 }, broken: [], durationMs: 2000 },
      signedIn: { first: 1, last: 2 },
    },
    startedAt: new Date(0),
    durationMs: 5000,
  });
}
