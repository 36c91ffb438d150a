import type { TestContext } from 'node:test';
import type { Account, Target } from '../configuration';
import { becomePresent, closeSession, fence, Ledger, openSession, reach } from '../protocol/session';
import { Recorder } from '../protocol/wire/recorder';

/** Has somebody work with an account, as a desktop does, until the test ends: bound as `desktop`, and present. */
export async function startDesktop(
  t: TestContext,
  target: Target,
  account: Pick<Account, 'username' | 'password'>,
): Promise<void> {
  const live = await openSession({
    party: 'the agent',
    account: { ...account, resource: 'desktop' },
    target,
    ledger: new Ledger(),
    recorder: new Recorder('live').connect('the agent', target.url),
  });
  t.after(() => closeSession(live));
  await reach(live, 'bound');
  becomePresent(live);
  await fence(live);
}
