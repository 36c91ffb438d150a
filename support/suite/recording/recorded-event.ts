import type { ConformanceWorld } from '../world';
import { eventInPlace } from '../missing';
import { hearOut, hearUpToEvents } from './recorded-conversation';
import { unrecorded } from './unrecorded';

/** An event of a node that tells of an item. */
const ofNode = '/client:message/pse:event/pse:items[@node=$node and pse:item]';

/**
 * Takes what was recorded for the reaction to a change of a node that nobody recorded.
 * @throws NotApplicable where no event came that may be of this node
 */
export function recallEvent(world: ConformanceWorld, node: string): void {
  const { recording } = world.run;
  for (const session of world.sessions.values()) {
    hearUpToEvents(session);
    session.witness('elsewhere', `a change that shows on ${node}`);
    hearOut(session);
    const came = session.inbox.messages.some(
      (message) => session.matches(message, ofNode) || session.matches(message, eventInPlace),
    );
    if (!came && recording) throw unrecorded(recording, `an event of ${node} with an item`);
  }
}
