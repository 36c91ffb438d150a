import { Given, Then, When } from '@cucumber/cucumber';
import {
  expectAnswer,
  assumeListed,
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

export async function assumeSubscription(
  this: ConformanceWorld,
  party: Party,
  node: NodeName,
): Promise<void> {
  await assumeSubscribed(this.speaker(party), this.node(node));
}
Given('{party} is subscribed to {node}', assumeSubscription);

Given(
  '{party} is subscribed to {node} with its bare JID',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    const session = this.speaker(party);
    await assumeSubscribed(session, this.node(node), session.bareJid);
  },
);

Given(
  '{party} {listed} as a subscriber of {node}',
  async function (this: ConformanceWorld, party: Party, listed: boolean, node: NodeName) {
    await assumeListed(this.speaker(party), this.node(node), listed);
  },
);

Given('{party} holds no subscription', async function (this: ConformanceWorld, party: Party) {
  await assumeNoSubscription(this.speaker(party));
});

export function subscribe(this: ConformanceWorld, party: Party, node: NodeName): void {
  const session = this.speaker(party);
  requestSubscription(session, this.node(node), session.ownFullJid());
}
When('{party} subscribes to {node}', subscribe);

When('{party} unsubscribes from {node}', function (this: ConformanceWorld, party: Party, node: NodeName) {
  const session = this.speaker(party);
  requestUnsubscription(session, this.node(node), session.ownFullJid());
});

export function askSubscriptions(this: ConformanceWorld, party: Party): void {
  requestSubscriptions(this.speaker(party));
}
When('{party} asks for its subscriptions', askSubscriptions);

export async function expectConfirmed(this: ConformanceWorld, state: string): Promise<void> {
  await expectAnswer(
    this.lastSpeaker,
    `/client:iq[@type='result' and @id=$id and @from=$pubsub]/ps:pubsub/ps:subscription[@subscription='${state}']`,
    `a result from the pubsub service with the state ${state}`,
  );
}
Then('the subscription is confirmed as {string}', expectConfirmed);

export async function expectNamed(this: ConformanceWorld, node: NodeName): Promise<void> {
  const id = this.node(node);
  await expectAnswer(
    this.lastSpeaker,
    '/client:iq[@id=$id]/ps:pubsub/ps:subscription[@node=$node and @jid=$full]',
    `a subscription with node='${id}' and the subscriber's full JID`,
  );
}
Then('the confirmation names {node} and the full JID', expectNamed);

Given(
  '{party} was subscribed to {node} and is no longer',
  async function (this: ConformanceWorld, party: Party, node: NodeName) {
    const session = this.speaker(party);
    await assumeSubscribed(session, this.node(node));
    await assumeUnsubscribed(session, this.node(node));
  },
);

export async function expectPlaceForOptions(this: ConformanceWorld): Promise<void> {
  const place = '/client:iq/ps:pubsub/ps:subscription/ps:subscribe-options[not(*)]';
  await expectAnswer(this.lastSpeaker, place, 'a subscription with an empty <subscribe-options/>');
}
Then('the confirmation has an empty place for options', expectPlaceForOptions);
