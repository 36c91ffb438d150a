import { setTimeout as pause } from 'node:timers/promises';
import type { Message, Session } from '../../protocol/session';
import { awaitReaction, expectMatch } from '../expectation';

/** Milliseconds before a request is made again, at first; twice as long each time. */
const firstPauseMs = 10;

/**
 * Checks the answer to the last stimulus, a request, with an XPath expression, and makes the same request again until
 * one holds, within `limits.reply`: what was just published may show a moment later, and no section says when.
 */
export async function expectAnswerInTime(session: Session, condition: string): Promise<Message> {
  const { patience, target, stimulus } = session;
  if (!stimulus?.id) throw new Error('no request was made that could be made again: a When must come first');
  const kind = `later answer with ${condition}`;
  const deadline = performance.now() + patience.allow(kind, target.limits.replyMs);
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    const outcome = await awaitReaction(session, session.answerExpression());
    const holds = outcome.kind === 'message' && session.matches(outcome.message, condition);
    const isOver = outcome.kind !== 'message' || performance.now() + pauseMs >= deadline;
    if (isOver && !holds) patience.missed(kind);
    if (isOver || holds) return expectMatch(session, outcome, condition, `an answer with ${condition}`);
    await pause(pauseMs);
    session.send(stimulus.sent.replace(stimulus.id, session.nextId('again')));
  }
}
