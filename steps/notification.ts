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
  type ConformanceWorld,
  type NodeName,
  type Party,
} from '../support/suite';

When('{node} change(s)', async function (this: ConformanceWorld, node: NodeName) {
  await causeEvent(this, node);
});

Then(
  '{party} receives an event of {node}',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    const id = this.node(node);
    const session = this.session(party);
    await expectMessage(
      session,
      '/client:message[@from=$pubsub]/pse:event/pse:items[@node=$node]/pse:item',
      `an event from the pubsub service with an item of node='${id}'`,
      { stimulus: session.witnessed },
    );
  },
);

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
