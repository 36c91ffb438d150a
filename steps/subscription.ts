import { Given, Then, When } from '@cucumber/cucumber';
import {
  expectAnswer,
  assumeNoSubscription,
  assumeSubscribed,
  assumeUnsubscribed,
  type ConformanceWorld,
  type NodeName,
  type Party,
} from '../support/suite';
import {
  requestSubscription,
  requestSubscriptions,
  requestUnsubscription,
} from '../support/protocol/session';

Given(
  '{party} is subscribed to {node}',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    await assumeSubscribed(this.speaker(party), this.node(node));
  },
);

Given(
  '{party} is subscribed to {node} with its bare JID',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    const session = this.speaker(party);
    await assumeSubscribed(session, this.node(node), session.bareJid);
  },
);

Given('{party} holds no subscription', async function (this: ConformanceWorld, party: Party) {
  await assumeNoSubscription(this.speaker(party));
});

When('{party} subscribes to {node}', function (this: ConformanceWorld, party: Party, node: NodeName) {
  const session = this.speaker(party);
  requestSubscription(session, this.node(node), session.ownFullJid());
});

When('{party} unsubscribes from {node}', function (this: ConformanceWorld, party: Party, node: NodeName) {
  const session = this.speaker(party);
  requestUnsubscription(session, this.node(node), session.ownFullJid());
});

When('{party} asks for its subscriptions', function (this: ConformanceWorld, party: Party) {
  requestSubscriptions(this.speaker(party));
});

Then('the subscription is confirmed as {string}', async function (this: ConformanceWorld, state: string) {
  await expectAnswer(
    this.lastSpeaker,
    `/client:iq[@type='result' and @id=$id and @from=$pubsub]/ps:pubsub/ps:subscription[@subscription='${state}']`,
    `a result from the pubsub service with the state ${state}`,
  );
});

Then(
  'the confirmation names {node} and the full JID',
  async function (this: ConformanceWorld, node: NodeName) {
    const id = this.node(node);
    await expectAnswer(
      this.lastSpeaker,
      '/client:iq[@id=$id]/ps:pubsub/ps:subscription[@node=$node and @jid=$full]',
      `a subscription with node='${id}' and the subscriber's full JID`,
    );
  },
);

Given(
  '{party} was subscribed to {node} and is no longer',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    const session = this.speaker(party);
    await assumeSubscribed(session, this.node(node));
    await assumeUnsubscribed(session, this.node(node));
  },
);
