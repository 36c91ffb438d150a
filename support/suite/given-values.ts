import type { AccountRole, Target } from '../configuration';
import { endpointOf } from '../protocol/session';
import { locate } from '../protocol/websocket';
import type { Given } from '../protocol/wire/invention';

const roles: readonly AccountRole[] = ['agent', 'peer', 'publisher'];

/**
 * The values of a target's file that show in conversations, each under a name of its own: with other accounts or at
 * another address the same conversation has others in their place. What servers write in small letters has a second
 * name where that is another value (RFC 6120, section 4.3.6).
 */
export function givenValues(target: Target): Given[] {
  const { accounts, domain, pubsub, rest, team, user } = target;
  const given = [
    { name: 'authority', value: locate(endpointOf(target)).authority },
    ...(rest ? [{ name: 'rest', value: new URL(rest.url).host }] : []),
    ...withFolded('domain', domain),
    ...withFolded('pubsub', pubsub),
    ...roles.flatMap((role) => {
      const account = accounts[role];
      if (!account) return [];
      return [...withFolded(role, account.username), { name: `${role}.resource`, value: account.resource }];
    }),
    { name: 'user', value: `User/${user.id}` },
    { name: 'team', value: `Team/${team.id}` },
  ];
  return given.filter(({ value }) => value !== '');
}

function withFolded(name: string, value: string): Given[] {
  const folded = value.toLowerCase();
  return [{ name, value }, ...(folded === value ? [] : [{ name: `${name}.folded`, value: folded }])];
}
