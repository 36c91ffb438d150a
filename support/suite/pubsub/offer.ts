import { describeOutcome, requestSubscriptions, type Session } from '../../protocol/session';
import { Blocked, NotApplicable } from '../../judgement/verdict';
import { xml } from '../../protocol/xml/template';

/**
 * Goes on where the pubsub service advertises a feature, or where it does not. XEP-0060, section 10.
 * @param feature without `http://jabber.org/protocol/pubsub#`
 * @throws NotApplicable with what the service says instead
 */
export async function assumeOffered(session: Session, feature: string, offered: boolean): Promise<void> {
  const id = session.nextId('features');
  session.send(
    xml`<iq type='get' to='${session.target.pubsub}' id='${id}' xmlns='jabber:client'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>`,
  );
  const outcome = await session.expectAnswer();
  if (
    outcome.kind !== 'message' ||
    !session.matches(outcome.message, '/client:iq[@type="result"]/info:query')
  )
    throw new Blocked(`the pubsub service did not say what it offers: ${describeOutcome(outcome)}`);
  const uri = `http://jabber.org/protocol/pubsub#${feature}`;
  if (session.matches(outcome.message, '//info:feature[@var=$uri]', { uri }) === offered) return;
  throw new NotApplicable(`the pubsub service ${offered ? 'does not advertise' : 'advertises'} ${uri}`);
}

/** XEP-0060, section 5.6: a service that does not keep lists says so. */
const unsupported = '/client:iq[@type="error"]/client:error[stanzaerr:feature-not-implemented]';

/**
 * Goes on where an account holds no subscription that the service lists.
 * @throws NotApplicable where it does, or where the service lists none for anybody
 */
export async function assumeNoSubscription(session: Session): Promise<void> {
  requestSubscriptions(session);
  const outcome = await session.expectAnswer();
  const listed = '/client:iq[@type="result"]/ps:pubsub/ps:subscriptions/ps:subscription';
  if (outcome.kind === 'message' && session.matches(outcome.message, listed))
    throw new NotApplicable(`${session.party} holds subscriptions: ${describeOutcome(outcome)}`);
  if (outcome.kind === 'message' && session.matches(outcome.message, unsupported))
    throw new NotApplicable(`the service does not list subscriptions: ${describeOutcome(outcome)}`);
}
