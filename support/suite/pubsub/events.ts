import { describeOutcome, documentOf, type Message, type Session } from '../../protocol/session';
import { parse } from '../../protocol/xml/parse';
import { holds, textOf } from '../../protocol/xml/query';
import { nonconformity, type Expected } from '../expectation';

/** Waits for a message that came since a position, for what was caused before the last stimulus. */
export async function expectSince(
  session: Session,
  position: number,
  expression: string,
  expected: Expected,
  withinMs = session.target.limits.replyMs,
): Promise<Message> {
  const outcome = await session.inbox.wait(
    position,
    (message) => session.matches(message, expression),
    withinMs,
  );
  if (outcome.kind === 'message') return outcome.message;
  throw nonconformity(session, expected, describeOutcome(outcome));
}

/**
 * Checks that an event's payload is character data that holds an `<Update/>` document, and that an XPath expression
 * holds in it. Cisco, About Cisco Finesse Notifications. What the element around it is called has a rule of its own;
 * elements in place of character data are no document that another rule could be about.
 */
export function expectUpdate(session: Session, message: Message, expression = '/Update'): void {
  const document = documentOf(message);
  const path = '/client:message/pse:event/pse:items/pse:item/*';
  const expected = `a payload that holds character data, itself a document with ${expression}`;
  if (!document || holds(`${path}/*`, document))
    throw nonconformity(session, expected, message.text, {
      subject: 'document',
      came: 'other',
      condition: null,
    });
  const payload = parse(textOf(path, document));
  if (payload.ok && holds(expression, payload.document, session.variables)) return;
  throw nonconformity(session, expected, message.text);
}
