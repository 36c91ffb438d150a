import {
  deleteNode,
  giveBackAll,
  nameOutcome,
  owningRequest,
  pubsubRequest,
  subscribe,
  type CreationOf,
  type Outcome,
  type Session,
} from '../../protocol/session';
import { NotApplicable } from '../../judgement/verdict';
import { xml, type Xml } from '../../protocol/xml/template';
import { publisherOf } from './publication';
import type { ConformanceWorld } from '../world';

const answered = '/client:iq[@id=$id and (@type="result" or @type="error")]';
const affiliations = ['owner', 'publisher', 'member', 'outcast', 'none'];

/**
 * Has the publisher make a node for this case alone: with the fields of its configuration by the names of XEP-0060,
 * section 16.4.4, without `pubsub#`, and a bare JID for each affiliation. It is deleted when the case ends.
 * @throws NotApplicable with the service's refusal, where it does not make such a node
 */
export async function prepareNode(world: ConformanceWorld, rows: Record<string, string>): Promise<void> {
  const publisher = await publisherOf(world);
  const node = world.node('the prepared node');
  const entries = Object.entries(rows);
  // arranged before the node is asked for
  world.defer(() => takeBackNode(world, publisher, node));
  const fields = entries.filter(([name]) => !affiliations.includes(name));
  const created = await ask(publisher, creation(publisher, node, fields));
  assumeDone(publisher, created, `make a node with ${fields.flat().join(' ')}`);
  await assumeSettings(publisher, node, fields);
  const granted = entries.filter(([name]) => affiliations.includes(name));
  if (granted.length === 0) return;
  const list = granted.map(
    ([name, jid]) => xml`<affiliation jid='${world.fill(jid)}' affiliation='${name}'/>`,
  );
  const request = owningRequest(publisher, 'set', xml`<affiliations node='${node}'>${list}</affiliations>`);
  assumeDone(publisher, await ask(publisher, request), `set the affiliation ${granted.flat().join(' ')}`);
  await assumeAffiliations(
    publisher,
    node,
    granted.map(([name, jid]) => [name, world.fill(jid)]),
  );
}

/**
 * Checks that the service took each affiliation for what it is: one that it does not know it may store as another.
 * XEP-0060, section 8.9.1.
 * @throws NotApplicable naming the affiliation that is not, or not so, in the node's list
 */
async function assumeAffiliations(
  publisher: Session,
  node: string,
  granted: readonly (readonly [string, string])[],
): Promise<void> {
  const outcome = await ask(publisher, owningRequest(publisher, 'get', xml`<affiliations node='${node}'/>`));
  assumeDone(publisher, outcome, 'read the affiliations of its node');
  for (const [affiliation, jid] of granted) {
    const listed = '//*[local-name()="affiliation" and @jid=$holder and @affiliation=$affiliation]';
    if (
      outcome.kind === 'message' &&
      publisher.matches(outcome.message, listed, { holder: jid, affiliation })
    )
      continue;
    throw new NotApplicable(
      `the service does not keep ${affiliation} as the affiliation of ${jid}: ${nameOutcome(outcome)}`,
    );
  }
}

/**
 * Has every subscriber leave before the node goes. One that the case itself has deleted is made anew for that:
 * Prosody 0.12 never again lists the subscriptions of a user who was subscribed to a node when it was deleted.
 */
async function takeBackNode(world: ConformanceWorld, publisher: Session, node: string): Promise<void> {
  const left = world.ledger.entries.filter(
    (entry) => entry.kind === 'subscription' && entry.node === node,
  ) as CreationOf<'subscription'>[];
  const anew = left.length > 0 && isResult(publisher, await ask(publisher, creation(publisher, node, [])));
  for (const session of world.sessions.values()) {
    const own = left.filter(({ username }) => username === session.setting.account?.username);
    for (const { jid } of anew ? own : []) await subscribe(session, node, jid);
    await giveBackAll(session);
  }
  await deleteNode(publisher, node);
}

/** XEP-0060, section 8.1.3. */
function creation(publisher: Session, node: string, fields: readonly [string, string][]): Xml {
  const form = fields.map(
    ([name, value]) => xml`<field var='${`pubsub#${name}`}'><value>${value}</value></field>`,
  );
  return pubsubRequest(
    publisher,
    'set',
    'create',
    xml`<create node='${node}'/><configure><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/pubsub#node_config</value></field>${form}</x></configure>`,
  );
}

async function ask(session: Session, request: Xml): Promise<Outcome> {
  session.send(request);
  return session.expect(answered);
}

/**
 * Checks that the node is set as it was to be: a service may drop the fields it does not know. XEP-0060, section 8.2.
 * @throws NotApplicable naming the field that is not, or not so, in the node's configuration
 */
async function assumeSettings(
  publisher: Session,
  node: string,
  fields: readonly [string, string][],
): Promise<void> {
  const outcome = await ask(publisher, owningRequest(publisher, 'get', xml`<configure node='${node}'/>`));
  assumeDone(publisher, outcome, 'read the configuration of its node');
  for (const [name, value] of fields) {
    const variables = { field: `pubsub#${name}`, value, word: value === '1' ? 'true' : 'false' };
    const set = '//xdata:field[@var=$field]/xdata:value[.=$value or ($value="1" or $value="0") and .=$word]';
    if (outcome.kind === 'message' && publisher.matches(outcome.message, set, variables)) continue;
    throw new NotApplicable(
      `the service does not set pubsub#${name} of a node to ${value}: ${nameOutcome(outcome)}`,
    );
  }
}

function isResult(session: Session, outcome: Outcome): boolean {
  return outcome.kind === 'message' && session.matches(outcome.message, '/client:iq[@type="result"]');
}

function assumeDone(session: Session, outcome: Outcome, what: string): void {
  if (isResult(session, outcome)) return;
  throw new NotApplicable(`the service did not let the publisher ${what}: ${nameOutcome(outcome)}`);
}
