import type { Account, Target } from '../configuration';
import type { Variables } from '../protocol/xml/query';
import { nodeId } from './node-name';
import type { Party } from './party';

/** What the full JID of a party is called in templates and expressions, once it is bound. */
export const fullJidNames: Partial<Record<Party, string>> = {
  'the agent': 'agent_full',
  'the second session': 'second_full',
  'the supervisor': 'peer_full',
};

/**
 * The values that every template and expression of a case may name, before anything has happened in it.
 * @param random a word of the case's own
 */
export function caseValues(target: Target, random: string): Variables {
  const { accounts, domain, user, team } = target;
  const bare = ({ username }: Account): string => `${username}@${domain}`.toLowerCase();
  return {
    random,
    blank: ' ',
    soft_hyphen: '\u00ad',
    // one octet more than a part of an address may have (RFC 6122, section 2.1)
    too_long: 'x'.repeat(1024),
    announced: '',
    filler: 'a'.repeat(66_000),
    user_id: user.id,
    team_id: team.id,
    node: nodeId("the team's users", target, random),
    ...(accounts.agent && { agent: bare(accounts.agent) }),
    ...(accounts.peer && { peer: bare(accounts.peer) }),
  };
}
