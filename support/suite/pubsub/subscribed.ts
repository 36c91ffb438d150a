import {
  nameOutcome,
  requestUnsubscription,
  SetupFailure,
  subscribe,
  type Session,
} from '../../protocol/session';

/** Subscribes a session to a node, with its full JID or another. @throws SetupFailure where the server does not confirm */
export async function assumeSubscribed(
  session: Session,
  node: string,
  jid = session.ownFullJid(),
): Promise<void> {
  const outcome = await subscribe(session, node, jid);
  const confirmed = '/client:iq[@type="result"]/ps:pubsub/ps:subscription[@subscription="subscribed"]';
  if (outcome.kind === 'message' && session.matches(outcome.message, confirmed)) return;
  throw new SetupFailure(`${session.party} could not subscribe to ${node}: ${nameOutcome(outcome)}`);
}

/** Ends a session's subscription by its full JID. @throws SetupFailure where the server does not confirm the end */
export async function assumeUnsubscribed(session: Session, node: string): Promise<void> {
  requestUnsubscription(session, node, session.ownFullJid());
  const outcome = await session.expectAnswer();
  if (outcome.kind === 'message' && session.matches(outcome.message, '/client:iq[@type="result"]')) return;
  throw new SetupFailure(`${session.party} could not unsubscribe from ${node}: ${nameOutcome(outcome)}`);
}
