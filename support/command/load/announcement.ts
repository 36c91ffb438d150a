import type { Target } from '../../configuration';
import { pingMs, rateOf, type Engine, type Plan } from '../../load';

/** Says, before anything is sent, what a load will do to its server: who, how fast, how much, for how long. */
export function describeLoad(target: Target, plan: Plan, engine: Engine): string[] {
  const { agents, supervisors, overMs, holdMs, processes, eventsPerSecond, accounts } = plan;
  const { limits, accounts: own, pubsub } = target;
  const [first, last] = [accounts[0], accounts.at(-1)];
  const server = target.embedded ? 'the embedded reference server' : target.name;
  const limit = Number.isFinite(limits.connectsPerSecond)
    ? `at most ${String(limits.connectsPerSecond)} connections a second are allowed`
    : 'no limit is set';
  return [
    `Loading ${server} at ${target.url} by Locust ${engine.version}, ${counted(processes, 'process', 'processes')}.`,
    `  Signs in ${String(agents)} agents over ${seconds(overMs)}, ${rateOf(plan).toFixed(1)} a second (${limit}), and holds them for ${seconds(holdMs)}.`,
    `  ${String(agents)} accounts, no two alike: ${first?.username ?? ''} to ${last?.username ?? ''}, resource ${first?.resource ?? ''}; each signs in once and pings every ${seconds(pingMs)}.`,
    `  Each subscribes to its client log on ${pubsub}${supervisors > 0 ? `, ${String(supervisors)} of them to the users of team ${target.team.id}` : ''}, and gives every subscription back.`,
    eventsPerSecond === null
      ? '  Causes no events: the target file names no account that may publish.'
      : `  Publishes test items as ${own.publisher?.username ?? ''}, at most ${eventsPerSecond.toFixed(1)} a second, in turn for each agent${supervisors > 0 ? ' and the team' : ''}.`,
    own.agent
      ? `  Meanwhile judges the documented conversation as ${own.agent.username}: run --profile documented.`
      : '  Judges no conversation meanwhile: the target file names no accounts.agent.',
    '  Ctrl-C ends everything within ten seconds, in order.',
  ];
}

function seconds(ms: number): string {
  return `${String(Math.round(ms / 100) / 10)} s`;
}

function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
