import { Given, Then, When } from '@cucumber/cucumber';
import {
  assumeEvents,
  causeEvent,
  expectMessage,
  expectDistinctIds,
  expectEventInTime,
  expectEventOf,
  expectNotToldAgain,
  expectEvents,
  expectInOrder,
  expectEachOnce,
  assumeLastItem,
  expectNoEvent,
  expectPublishedText,
  expectSatisfied,
  publishText,
  type ConformanceWorld,
  type NodeName,
  type Party,
  type SampleName,
} from '../support/suite';

export async function changeNode(this: ConformanceWorld, node: NodeName): Promise<void> {
  await causeEvent(this, node);
}
When('{node} change(s)', changeNode);

export async function expectEvent(this: ConformanceWorld, party: Party, node: NodeName): Promise<void> {
  await expectEventOf(this, party, node);
}
Then('{party} receives an event of {node}', expectEvent);

Then(
  '{party} receives the next event of {node} in time',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    await expectEventInTime(this, party, node);
  },
);

Then(
  '{party} receives no event of {node} again that came before',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    await expectNotToldAgain(this, party, node);
  },
);

When(
  '{node} change(s) to {sample}',
  async function (this: ConformanceWorld, node: NodeName, sample: SampleName) {
    await publishText(this, node, sample);
  },
);

Then(
  '{party} receives the text of {node} as it was published',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    await expectPublishedText(this, party, node);
  },
);

When(
  '{party} subscribes to {node} and is sent its last item',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    await assumeLastItem(this, party, node);
  },
);

Given(
  '{party} has received every event of {node}',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    await assumeEvents(this, party, node);
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
  '{party} receives the events of {node} and of {node} in their order',
  async function (this: ConformanceWorld, party: Party, node: NodeName, other: NodeName) {
    await expectInOrder(this, party, node, other);
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

export async function expectEnvelope(this: ConformanceWorld, party: Party): Promise<void> {
  await expectMessage(
    this.session(party),
    "/client:message[@from=$pubsub and (not(@type) or @type='normal' or @type='headline') and not(client:body)]/pse:event[count(*)=1]/pse:items[@node=$node]/pse:item[string-length(@id) > 0]",
    'a message from the pubsub service, without a body, with one event that names the node and the id of the item',
    { speaker: this.lastSpeaker },
  );
}
Then('{party} receives an event without a body that names the node and the item', expectEnvelope);

export async function expectMessageId(this: ConformanceWorld, party: Party): Promise<void> {
  await expectMessage(
    this.session(party),
    '/client:message[string-length(@id) > 0]/pse:event/pse:items[@node=$node]',
    'an event in a message with an id',
    { speaker: this.lastSpeaker },
  );
}
Then('{party} receives an event in a message with an id', expectMessageId);

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
