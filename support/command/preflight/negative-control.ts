import { closeSession, Ledger, openSession, openStream, SetupFailure } from '../../protocol/session';
import { secretsOf, type Target } from '../../configuration';
import { Recorder } from '../../protocol/wire/recorder';
import { xml } from '../../protocol/xml/template';

/**
 * Says something that every server has to refuse: authentication by a mechanism that nobody has. A server that
 * accepts it accepts anything, and its other answers prove nothing.
 */
export async function acceptsNegativeControl(target: Target): Promise<boolean> {
  try {
    const session = await openSession({
      party: 'the client',
      account: null,
      target,
      ledger: new Ledger(),
      recorder: new Recorder('negative-control', secretsOf(target)).connect('the client', target.url),
    });
    await openStream(session);
    session.send(
      xml`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='NONSENSE'>bm9uc2Vuc2U=</auth>`,
    );
    const outcome = await session.expectAnswer();
    await closeSession(session);
    return outcome.kind === 'message' && session.matches(outcome.message, '/sasl:success');
  } catch (error) {
    if (error instanceof SetupFailure) return false;
    throw error;
  }
}
