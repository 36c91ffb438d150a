import type { Account, AccountRole, Target } from '../configuration';
import { NotApplicable } from '../judgement/verdict';
import { caseResource } from './run';

/** Who speaks in the features. */
export const parties = [
  'the agent',
  'the second session',
  'the supervisor',
  'the publisher',
  'the client',
] as const;
export type Party = (typeof parties)[number];

const roles: Record<Party, AccountRole> = {
  'the agent': 'agent',
  'the second session': 'agent',
  'the supervisor': 'peer',
  'the publisher': 'publisher',
  'the client': 'agent',
};

/**
 * The account a party uses. `the second session` is the agent's account on another resource; `the client` is
 * whoever has not signed in yet, and has the agent's credentials at hand where the target file names them.
 * @param caseId of the case whose own resource it binds; null for the resource of the target file
 * @throws NotApplicable naming the missing setting
 */
export function accountOf(party: Party, target: Target, caseId: string | null = null): Account | null {
  const role = roles[party];
  const account = target.accounts[role];
  if (!account) {
    if (party === 'the client') return null;
    throw new NotApplicable(`the target file names no accounts.${role}, which ${party} needs`);
  }
  const named = party === 'the second session' ? `${account.resource}-2` : account.resource;
  return { ...account, resource: caseId === null ? named : caseResource(named, caseId) };
}
