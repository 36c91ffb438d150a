import { Blocked } from '../../judgement/verdict';
import {
  nameOutcome,
  requestSubscriptions,
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
  // what is on record of the node shows by itself
  if (session.socket.recall) return;
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

const contrary = {
  true: {
    id: 'subscription-unlisted',
    sentence: 'The server confirmed a subscription, and does not list it.',
  },
  false: {
    id: 'subscription-left',
    sentence: 'The server confirmed the end of a subscription, and lists it still.',
  },
} as const;

/**
 * Goes on where the list of subscriptions has that of a full JID to a node, or has it not; and where the service gives
 * no list, since it need not. XEP-0060, section 5.6.
 * @throws Blocked where the list is contrary to what was confirmed
 */
export async function assumeListed(session: Session, node: string, listed: boolean): Promise<void> {
  requestSubscriptions(session);
  const outcome = await session.expectAnswer();
  const list = '/client:iq[@type="result"]/ps:pubsub/ps:subscriptions';
  if (outcome.kind !== 'message' || !session.matches(outcome.message, list)) return;
  const entry = `${list}/ps:subscription[@node=$at and @jid=$full]`;
  if (session.matches(outcome.message, entry, { at: node }) === listed) return;
  const cause = contrary[`${listed}`];
  throw new Blocked(`${cause.sentence} ${nameOutcome(outcome)}`, cause);
}
