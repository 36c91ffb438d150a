import { describeOutcome, documentOf, type Session } from '../../protocol/session';
import { hashCaps } from './caps-hash';
import { nonconformity } from '../expectation';
import { findMissing } from '../missing';

/** The `ver` of the features that a session was sent last. XEP-0115, section 6.3. */
const advertised = "/stream:features/caps:c[@hash='sha-1']/@ver";

/** Checks that the answer, a disco#info result, hashes to the `ver` in the features. XEP-0115, section 5.4. */
export async function expectVerified(session: Session): Promise<void> {
  const ver = session.last(advertised);
  if (ver === null)
    throw new Error('the features hold no sha-1 capabilities: a Given must ask for them first');
  const outcome = await session.expectAnswer();
  const document = outcome.kind === 'message' ? documentOf(outcome.message) : null;
  const hash = document ? hashCaps(document) : null;
  if (hash?.ok && hash.ver === ver) return;
  const found = hash?.ok ? `it hashes to ${hash.ver}` : (hash?.problem ?? 'no document');
  const expected = `a disco#info result that hashes to ver='${ver}' of the features`;
  const missing = document ? null : findMissing(session, session.answerExpression(), outcome);
  throw nonconformity(session, expected, `${describeOutcome(outcome)}\n(${found})`, missing);
}
