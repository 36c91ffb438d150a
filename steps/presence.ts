import { Given, Then, When } from '@cucumber/cucumber';
import {
  expectMessage,
  grantSight,
  putRosterBack,
  assumeNoSight,
  type ConformanceWorld,
  type Party,
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

When('{party} becomes present', function (this: ConformanceWorld, party: Party) {
  becomePresent(this.speaker(party));
});

Then('{party} receives its own presence', async function (this: ConformanceWorld, party: Party) {
  const session = this.session(party);
  await expectMessage(
    session,
    '/client:presence[@from=$full and not(@type)]',
    'presence from its own full JID',
  );
});
