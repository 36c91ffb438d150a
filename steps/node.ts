import { Given, When, type DataTable } from '@cucumber/cucumber';
import {
  prepareNode,
  publishItem,
  assumeOffered,
  type ConformanceWorld,
  type NodeName,
  type Party,
} from '../support/suite';

Given('the publisher has the prepared node with', async function (this: ConformanceWorld, table: DataTable) {
  await prepareNode(this, table.rowsHash());
});

Given(
  'the pubsub service {hasOffered} {string}',
  async function (this: ConformanceWorld, offered: boolean, feature: string) {
    await assumeOffered(this.speaker('the agent'), feature, offered);
  },
);

When('{party} publishes on {node}', async function (this: ConformanceWorld, party: Party, node: NodeName) {
  await publishItem(this, this.speaker(party), this.node(node));
});
