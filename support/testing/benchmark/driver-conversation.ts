import { closeSession, Ledger, openSession, reach, subscribe } from '../../protocol/session';
import { secretsOf, type Target } from '../../configuration';
import { Recorder } from '../../protocol/wire/recorder';

/** The same conversation as the suite holds it: recorded, redacted, parsed strictly, checked by XPath. */
export async function holdDriverConversation(target: Target): Promise<void> {
  const recorder = new Recorder('benchmark', secretsOf(target));
  const session = await openSession({
    party: 'the agent',
    target,
    account: target.accounts.agent ?? null,
    ledger: new Ledger(),
    recorder: recorder.connect('the agent', target.url),
  });
  await reach(session, 'bound and present');
  const nodes = [
    `/finesse/api/User/${target.user.id}/ClientLog`,
    `/finesse/api/Team/${target.team.id}/Users`,
  ];
  for (const node of nodes) {
    const outcome = await subscribe(session, node, session.ownFullJid());
    const confirmed = '/client:iq[@type="result"]/ps:pubsub/ps:subscription[@subscription="subscribed"]';
    if (outcome.kind !== 'message' || !session.matches(outcome.message, confirmed)) {
      throw new Error(`${node} was not subscribed: the benchmark needs a conformant server`);
    }
  }
  // gives both subscriptions back before it closes, as the bare script does
  await closeSession(session);
}
