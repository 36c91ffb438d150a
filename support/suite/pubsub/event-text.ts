import { describeHeard, documentOf } from '../../protocol/session';
import { excerpt } from '../../protocol/wire/excerpt';
import { holds, textOf } from '../../protocol/xml/query';
import { NotApplicable } from '../../judgement/verdict';
import { nonconformity } from '../expectation';
import type { NodeName } from '../node-name';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';
import { nameAlteration } from './alteration';
import { publishText } from './event-source';
import { expectCaused } from './every-event';
import { eventsOf, tellsOf } from './signed-event';

/** Characters of a text that a finding shows. */
const shownMost = 200;

/** What an item holds: nothing, or an element with text, and perhaps with elements. */
type Payload = { text: string; hasElements: boolean } | null;

/**
 * Checks that the payload of the last event is the text that was published, character by character. An event that does
 * not come at all is lost, which is another rule. XEP-0060, section 7.1.2.1.
 * @throws NotApplicable where the node tells of items without what they hold, as it may be set to (section 7.1.2.2)
 */
export async function expectPublishedText(
  world: ConformanceWorld,
  party: Party,
  name: NodeName,
): Promise<void> {
  await expectCaused(world, party, name);
  const { text, payload } = lastPayload(world, party, name);
  const problem = nameProblem(text, payload);
  if (problem === null) return;
  if (payload === null) await assumePayloads(world, party, name);
  const session = world.session(party);
  throw nonconformity(
    session,
    `the text as it was published: “${excerpt(text, shownMost)}”`,
    `the event came, its text altered: ${problem}: “${excerpt(payload?.text ?? '', shownMost)}”`,
  );
}

/** What was done to a text on its way, or null where it is the same. */
function nameProblem(text: string, payload: Payload): string | null {
  if (payload === null) return 'the payload is gone';
  if (payload.hasElements) return 'not escaped: what was text came as elements';
  return payload.text === text ? null : nameAlteration(text, payload.text);
}

function lastPayload(
  world: ConformanceWorld,
  party: Party,
  name: NodeName,
): { text: string; payload: Payload } {
  const at = world.nodeId(name);
  const session = world.session(party);
  const change = world.changes.at(-1);
  if (change?.text == null) throw new Error('no text was published yet: a When must come first');
  const message = session.inbox.messages.find((each) => tellsOf(session, each, at, change));
  const document = message ? documentOf(message) : null;
  const path = '/client:message/pse:event/pse:items/pse:item[@id=$sign]/*';
  const variables = { sign: change.sign };
  if (!document || !holds(path, document, variables)) return { text: change.text, payload: null };
  const payload = {
    text: textOf(path, document, variables),
    hasElements: holds(`${path}/*`, document, variables),
  };
  return { text: change.text, payload };
}

/** Goes on where the node tells what its items hold: a short text shows that. */
async function assumePayloads(world: ConformanceWorld, party: Party, name: NodeName): Promise<void> {
  await publishText(world, name, 'a word');
  await expectCaused(world, party, name);
  if (lastPayload(world, party, name).payload !== null) return;
  const heard = describeHeard(eventsOf(world.session(party), world.nodeId(name)).slice(-1));
  throw new NotApplicable(
    `the node tells of its items and not what they hold (XEP-0060, section 7.1.2.2): ${heard}`,
  );
}
