import { Then, When } from '@cucumber/cucumber';
import {
  causeEvent,
  expectMessage,
  expectSince,
  requireDistinctIds,
  requireEachOnce,
  requireLastItem,
  requireNoEvent,
  requireUpdate,
  type ConformanceWorld,
  type NodeName,
  type Party,
} from '../support/cucumber';

const withNotification = "/client:message/pse:event/pse:items/pse:item/*[local-name()='notification']";
const notification = 'an event whose item holds a notification element';

When('{node} change(s)', async function (this: ConformanceWorld, node: NodeName) {
  await causeEvent(this, node);
});

Then(
  '{party} receives an event of {node}',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    const id = this.node(node);
    await expectMessage(
      this.session(party),
      '/client:message[@from=$pubsub]/pse:event/pse:items[@node=$node]/pse:item',
      `an event from the pubsub service with an item of node='${id}'`,
    );
  },
);

When(
  '{party} subscribes to {node} and is sent its last item',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    await requireLastItem(this, party, node);
  },
);

Then(
  '{party} receives each event of {node} once',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    await requireEachOnce(this, party, node);
  },
);

Then(
  '{party} receives no event of {node} before the next of {node}',
  async function (this: ConformanceWorld, party: Party, silent: NodeName, fence: NodeName) {
    await requireNoEvent(this, party, silent, fence);
  },
);

Then('no two events of {party} have the same id', function (this: ConformanceWorld, party: Party) {
  requireDistinctIds(this.session(party));
});

Then('the event of {node} has a payload', async function (this: ConformanceWorld, node: NodeName) {
  const id = this.node(node);
  await expectMessage(
    this.session('the agent'),
    '/client:message/pse:event/pse:items[@node=$node]/pse:item[count(*)=1]',
    `an item of node='${id}' with one payload element`,
  );
});

Then(
  '{party} has received an event of {node}',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    const id = this.node(node);
    await expectSince(
      this.session(party),
      this.beforeChange,
      '/client:message[@from=$pubsub]/pse:event/pse:items[@node=$node]/pse:item',
      `an event from the pubsub service with an item of node='${id}'`,
    );
  },
);

Then(
  'the payload of the event is an Update document written as text',
  async function (this: ConformanceWorld) {
    const session = this.session('the agent');
    requireUpdate(session, await expectMessage(session, withNotification, notification));
  },
);

Then('the Update in the event satisfies', async function (this: ConformanceWorld, expression: string) {
  const session = this.session('the agent');
  requireUpdate(session, await expectMessage(session, withNotification, notification), expression);
});
