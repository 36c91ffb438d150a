import { noPubsub, TargetError, type PoolAccount, type Target } from '../../configuration';
import { eventEveryMs, rateOf, type Plan } from '../../load';
import { UsageError } from '../usage-error';

/** How a load is asked for on the command line. */
export interface Asked {
  agents: number;
  supervisors: number;
  overMs: number;
  holdMs: number;
  processes: number;
}

/**
 * Makes a plan that keeps to every limit of the target file.
 * @param pool the accounts there are beside agent, peer and publisher
 * @throws TargetError where the target is not dedicated; UsageError where more is asked than it allows
 */
export function makePlan(target: Target, pool: readonly PoolAccount[], asked: Asked): Plan {
  const { file, dedicated, limits, load, accounts, pubsub } = target;
  const named = file ?? 'the target';
  if (!dedicated)
    throw new TargetError(named, [
      `load signs many accounts in at once, and ${named} does not say dedicated: true: write it there if these accounts belong to no live agent`,
    ]);
  const { agents, supervisors } = asked;
  if (supervisors > agents)
    throw new UsageError(
      `--supervisors ${String(supervisors)} are more than --agents ${String(agents)}: supervisors are counted among the agents`,
    );
  if (load.agents !== undefined && agents > load.agents)
    throw new UsageError(
      `--agents ${String(agents)} is above the limit of ${named}, load.agents: ${String(load.agents)}: ask for fewer, or raise it there`,
    );
  if (pool.length < agents)
    throw new UsageError(
      `--agents ${String(agents)} needs as many accounts, no two alike, and accounts.pool in ${named} has ${String(pool.length)}: add some, or ask for fewer`,
    );
  const rate = rateOf(asked);
  if (rate > limits.connectsPerSecond)
    throw new UsageError(
      `--agents ${String(agents)} over ${String(asked.overMs / 1000)} s open ${rate.toFixed(1)} connections a second, and limits.connectsPerSecond in ${named} is ${String(limits.connectsPerSecond)}: write --over ${String(Math.ceil(agents / limits.connectsPerSecond))}s or longer, or raise the limit`,
    );
  const causesEvents = accounts.publisher !== undefined && pubsub !== noPubsub;
  // of an agent's change its own desktop is told, and its team's supervisors
  const usual = ((agents * 1000) / eventEveryMs) * (supervisors > 0 ? 2 : 1);
  return {
    ...asked,
    eventsPerSecond: causesEvents ? Math.min(usual, load.eventsPerSecond ?? usual) : null,
    accounts: pool.slice(0, agents),
  };
}
