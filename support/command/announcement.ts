import type { SignIns } from '../protocol/budget';
import type { Target } from '../configuration';
import type { Profile, Shard } from './profile';
import { describeShard } from './shard';

/** Says, before anything is sent, which server is tested and what will be done to it. */
export function announce(
  target: Target,
  { profile, shard }: { profile: Profile; shard?: Shard },
  signIns: SignIns,
  say: (line: string) => void,
): void {
  const server = target.embedded ? 'the embedded reference server' : target.name;
  say(
    `Testing ${server} at ${target.url}, profile ${profile}${shard ? `, shard ${describeShard(shard)}` : ''}.`,
  );
  // the embedded server ends with the run
  if (!target.embedded) for (const line of describeImpact(target, profile, signIns)) say(`  ${line}`);
}

/** What a run does to a target: who signs in, what is made and undone, how much is risked. */
export function describeImpact(target: Target, profile: Profile, signIns: SignIns): string[] {
  const { accounts, limits, rest } = target;
  const { agent, peer, publisher } = accounts;
  if (profile === 'handshake' || !agent) return ['Signs nobody in; opens and closes connections only.'];
  const others = [peer, publisher].flatMap((account) => account?.username ?? []);
  return [
    `Signs in as ${agent.username}, resource ${agent.resource}, in a case ${agent.resource}-CASE${others.length > 0 ? `, and as ${others.join(' and ')}` : ''}; presence never above priority 0.`,
    `Sign-ins: ${[...signIns].map(([name, most]) => `${name} at most ${String(most)} times`).join(', ')}.`,
    ...describePubsub(target, agent.username),
    ...(rest
      ? [
          `Signs ${target.user.id} in at extension ${rest.extension} over REST, changes the state, signs out again.`,
        ]
      : []),
    `Sends at most ${String(limits.badPasswords)} wrong passwords${describeRateLimit(limits.connectsPerSecond)}.`,
    ...(profile === 'full'
      ? ['Profile full: may lock these accounts and disturb their other sessions.']
      : []),
  ];
}

function describePubsub({ pubsub, user, team, accounts }: Target, agent: string): string[] {
  if (pubsub === 'none')
    return ['Subscribes to nothing: the target file says that there is no pubsub service.'];
  const { publisher } = accounts;
  return [
    `Subscribes ${agent} to nodes of user ${user.id} and team ${team.id}, and gives every subscription back.`,
    ...(publisher ? [`Publishes test items on these nodes as ${publisher.username}.`] : []),
  ];
}

function describeRateLimit(perSecond: number): string {
  return Number.isFinite(perSecond) ? `; opens at most ${String(perSecond)} connections a second` : '';
}
