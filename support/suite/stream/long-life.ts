import { fence, sendPings, type Session } from '../../protocol/session';
import { assumeFenced, nonconformity } from '../expectation';
import { describeEnd, readSessions } from '../transcript/endings';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';

/** Milliseconds that a session lives idle in every profile; more is `limits.idle`, for which `@full` waits. */
const momentMs = 1200;
/** How often Finesse expects its clients to ping, in milliseconds. Cisco Finesse Developer Guide. */
const pingEveryMs = 20_000;

/** How long a party keeps quiet, in milliseconds: a moment, or `limits.idle`. */
export function quietMs({ target }: ConformanceWorld, isLong: boolean): number {
  return isLong ? target.limits.idleMs : Math.min(momentMs, target.limits.idleMs);
}

/** Waits for the end of a session that says nothing, or for so many milliseconds. */
export async function keepQuiet(session: Session, forMs: number): Promise<void> {
  await session.inbox.waitForClosing(session.inbox.messages.length, forMs);
}

/** Pings the server every twenty seconds, three times at least, for so many milliseconds or until the session ends. */
export async function keepPinging(session: Session, forMs: number): Promise<void> {
  const everyMs = Math.min(pingEveryMs, Math.ceil(forMs / 3));
  for (let leftMs = forMs; leftMs > 0 && !session.inbox.closing; leftMs -= everyMs) {
    await keepQuiet(session, Math.min(everyMs, leftMs));
    sendPings(session, 1);
  }
}

/**
 * Checks that the session of a party is still there: a ping is answered. The finding says when and how it ended.
 * RFC 6120, section 2.4.
 */
export async function expectAlive(world: ConformanceWorld, party: Party): Promise<void> {
  const session = world.session(party);
  const outcome = await fence(session);
  const ended = readSessions(world.recorder.transcript).find(
    ({ end, fullJid }) => end !== null && fullJid === session.fullJid,
  );
  if (ended)
    throw nonconformity(session, 'a session that lives on, and whose pings are answered', describeEnd(ended));
  assumeFenced(outcome.kind, 'the session was not ended');
}
