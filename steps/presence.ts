import { Given, Then, When } from '@cucumber/cucumber';
import {
  expectMessage,
  expectNone,
  grantSight,
  putRosterBack,
  assumeNoSight,
  type ConformanceWorld,
  type Party,
  type Wanted,
} from '../support/suite';
import { becomePresent } from '../support/protocol/session';

Given(
  '{party} {sees} the presence of {party}',
  async function (this: ConformanceWorld, watcher: Party, sees: boolean, watched: Party) {
    await (sees ? grantSight : assumeNoSight)(this, watcher, watched);
  },
);

Given('the roster of {party} is put back at the end', async function (this: ConformanceWorld, party: Party) {
  await putRosterBack(this, party);
});

export function sendPresence(this: ConformanceWorld, party: Party): void {
  becomePresent(this.speaker(party));
}
When('{party} becomes present', sendPresence);

export async function expectOwnPresence(this: ConformanceWorld, party: Party): Promise<void> {
  const session = this.session(party);
  await expectMessage(
    session,
    '/client:presence[@from=$full and not(@type)]',
    'presence from its own full JID',
  );
}
Then('{party} receives its own presence', expectOwnPresence);

export async function expectNoRefusal(this: ConformanceWorld, party: Party): Promise<void> {
  const refusal = "/client:presence[@type='error'] | /stream:error";
  const expected = 'no error in answer to the presence';
  await expectNone(this.session(party), refusal, expected, this.lastSpeaker);
}
Then('the presence of {party} is not refused', expectNoRefusal);

export async function expectServiceUser(
  this: ConformanceWorld,
  party: Party,
  { condition, described }: Wanted,
): Promise<void> {
  const expected = `the presence of ${described}`;
  await expectMessage(this.session(party), `/client:presence${condition}`, expected, {
    speaker: this.lastSpeaker,
  });
}
Then('{party} receives the presence of {serviceUser}', expectServiceUser);
