import { publish, retract, type Outcome, type Session } from '../../protocol/session';
import { xml, type Xml } from '../../protocol/xml/template';
import { beginConversation } from '../conversation';
import type { ConformanceWorld } from '../world';

/** The publisher's session, connected where the case has not done so. @throws NotApplicable without an account */
export async function publisherOf(world: ConformanceWorld): Promise<Session> {
  if (!world.sessions.has('the publisher')) await beginConversation(world, 'the publisher', 'bound');
  return world.session('the publisher');
}

/**
 * Publishes one item and waits for the answer; when the case ends, an item that was accepted is taken back. From
 * now on its id is `$item` in the expressions of every session.
 * @param content what its payload holds; an Update, as Finesse's do, unless given
 */
export async function publishItem(
  world: ConformanceWorld,
  session: Session,
  node: string,
  content: Xml = updateOf(node),
): Promise<{ outcome: Outcome; itemId: string }> {
  const itemId = world.recorder.inventions.draw('item', (uuid) => `${uuid}:item`);
  world.variables.set({ item: itemId });
  const request: { id: string | null } = { id: null };
  world.defer(async () => {
    const accepted = '/client:iq[@type="result" and @id=$published]';
    const variables = { published: request.id ?? '' };
    if (session.inbox.messages.some((message) => session.matches(message, accepted, variables)))
      await retract(session, node, itemId);
  });
  const outcome = await publish(session, node, itemId, notificationOf(content));
  request.id = session.stimulus?.id ?? null;
  return { outcome, itemId };
}

/** The payload of an item: Finesse's element, with something in it. */
export function notificationOf(content: Xml): Xml {
  return xml`<notification xmlns='urn:xmpp:push:0'>${content}</notification>`;
}

/** An Update as text. Cisco, About Cisco Finesse Notifications. */
export function updateOf(node: string): Xml {
  return xml`${xml`<Update><event>PUT</event><source>${node}</source></Update>`.text}`;
}
