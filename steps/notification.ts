import { Then, When } from '@cucumber/cucumber';
import {
  causeEvent,
  expectMessage,
  expectDistinctIds,
  expectEvents,
  expectInOrder,
  expectEachOnce,
  assumeLastItem,
  expectNoEvent,
  expectSatisfied,
  type ConformanceWorld,
  type NodeName,
  type Party,
} from '../support/suite';

export async function changeNode(this: ConformanceWorld, node: NodeName): Promise<void> {
  await causeEvent(this, node);
}
When('{node} change(s)', changeNode);

export async function expectEvent(this: ConformanceWorld, party: Party, node: NodeName): Promise<void> {
  const id = this.node(node);
  const session = this.session(party);
  await expectMessage(
    session,
    '/client:message[@from=$pubsub]/pse:event/pse:items[@node=$node]/pse:item',
    `an event from the pubsub service with an item of node='${id}'`,
    { stimulus: session.witnessed },
  );
}
Then('{party} receives an event of {node}', expectEvent);

When(
  '{party} subscribes to {node} and is sent its last item',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    await assumeLastItem(this, party, node);
  },
);

Then(
  '{party} receives each event of {node} once',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    await expectEachOnce(this, party, node);
  },
);

Then(
  '{party} receives every event of {node}',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    await expectEvents(this, party, node);
  },
);

Then(
  '{party} receives the events of {node} in their order',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    await expectInOrder(this, party, node);
  },
);

Then(
  '{party} receives no event of {node} before the next of {node}',
  async function (this: ConformanceWorld, party: Party, silent: NodeName, fence: NodeName) {
    await expectNoEvent(this, party, silent, fence);
  },
);

Then('no two events of {party} have the same id', function (this: ConformanceWorld, party: Party) {
  expectDistinctIds(this.session(party));
});

export async function expectOnePayload(this: ConformanceWorld, party: Party): Promise<void> {
  await expectMessage(
    this.session(party),
    '/client:message/pse:event/pse:items[@node=$node]/pse:item[count(*)=1]',
    'an event with an item that holds one element',
    { speaker: this.lastSpeaker },
  );
}
Then('{party} receives an event of one item with one payload', expectOnePayload);

export async function expectNotification(this: ConformanceWorld, party: Party): Promise<void> {
  await expectMessage(
    this.session(party),
    "/client:message/pse:event/pse:items[@node=$node]/pse:item/*[local-name()='notification']",
    'an event with an item that holds a notification element',
    { speaker: this.lastSpeaker },
  );
}
Then('{party} receives an event whose payload is a notification', expectNotification);

export async function expectUpdateDocument(this: ConformanceWorld): Promise<void> {
  await expectSatisfied(this, 'Update in the event', '/Update');
}
Then('the notification holds an Update document', expectUpdateDocument);
