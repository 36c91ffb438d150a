import { documentOf, type Session } from '../../protocol/session';
import { hashCaps } from './caps-hash';
import { expectAnswer, nonconformity } from '../expectation';

/** The `ver` of the features that a session was sent last. XEP-0115, section 6.3. */
const advertised = "/stream:features/caps:c[@hash='sha-1']/@ver";

/** Checks that the answer, a disco#info result, hashes to the `ver` in the features. XEP-0115, section 5.4. */
export async function expectVerified(session: Session): Promise<void> {
  const ver = session.last(advertised);
  if (ver === null)
    throw new Error('the features hold no sha-1 capabilities: a Given must ask for them first');
  const expected = `a disco#info result that hashes to ver='${ver}' of the features`;
  const message = await expectAnswer(session, "/client:iq[@type='result']/info:query", expected);
  const document = documentOf(message);
  const hash = document ? hashCaps(document) : null;
  if (hash?.ok && hash.ver === ver) return;
  const found = hash?.ok ? `it hashes to ${hash.ver}` : (hash?.problem ?? 'no document');
  throw nonconformity(session, expected, `${message.text}\n(${found})`);
}
