import { Then, When } from '@cucumber/cucumber';
import { expectMessage, type ConformanceWorld, type Party } from '../support/cucumber';
import { becomePresent } from '../support/session';

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

Then(
  '{party} receives the presence of {string}',
  async function (this: ConformanceWorld, party: Party, user: string) {
    const session = this.session(party);
    session.values.user = `${user}@${this.target.domain}/`;
    await expectMessage(
      session,
      '/client:presence[starts-with(@from, $user) and not(@type)]',
      `presence from a resource of ${user}@${this.target.domain}`,
    );
  },
);
