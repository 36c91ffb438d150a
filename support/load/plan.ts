import type { PoolAccount, Target } from '../configuration';

/** What is asked of a server: how many desktops, how fast, for how long, and what of it is known beforehand. */
export interface Plan {
  agents: number;
  /** So many of them watch their team's node too. */
  supervisors: number;
  /** From the first sign-in to the last, in milliseconds. */
  overMs: number;
  /** How long all are held signed in, in milliseconds. */
  holdMs: number;
  /** Processes of the engine. */
  processes: number;
  /** Events caused in a second by the target's publisher; null where it has none, or no pubsub service. */
  eventsPerSecond: number | null;
  /** An account for each agent, no two alike. */
  accounts: readonly PoolAccount[];
}

/** How often the desktop pings, in milliseconds. */
export const pingMs = 10_000;
/** So long after the last item is published an event may still come and is not missed, in milliseconds. */
export const lateMs = 1500;
/** A desktop hears so often of something where nothing else is told: a queue's figures are sent each ten seconds. */
export const eventEveryMs = 10_000;

/** Sign-ins that begin in a second. */
export function rateOf({ agents, overMs }: Pick<Plan, 'agents' | 'overMs'>): number {
  return (agents * 1000) / overMs;
}

/** The nodes an agent subscribes to: its own, as documented, and as a supervisor that of the team. */
export function nodesOf(plan: Plan, index: number, target: Pick<Target, 'team'>): string[] {
  const own = `/finesse/api/User/${plan.accounts[index]?.user ?? ''}/ClientLog`;
  return index < plan.supervisors ? [own, teamNode(target)] : [own];
}

/** The node that tells a team's supervisors of its agents. */
export function teamNode({ team }: Pick<Target, 'team'>): string {
  return `/finesse/api/Team/${team.id}/Users`;
}

/** So many refused sign-ins end a load: more wrong passwords lock accounts, or have a host blocked. */
export function refusalsMost({ limits }: Pick<Target, 'limits'>): number {
  return Math.min(limits.badPasswords, 1000) + 3;
}
