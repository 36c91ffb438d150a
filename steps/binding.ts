import { Then, When } from '@cucumber/cucumber';
import { expectAnswer, type ConformanceWorld, type Party, type Wanted } from '../support/suite';
import { bindElement } from '../support/protocol/session';

When('{party} binds {resource}', function (this: ConformanceWorld, party: Party, resource: string | null) {
  const session = this.speaker(party);
  const wanted = resource === null ? session.account.resource : this.fill(resource);
  this.variables.set({ resource: wanted });
  session.send(bindElement(session, wanted));
});

Then(
  'the bound JID is the bare JID with {which} resource',
  async function (this: ConformanceWorld, { condition, described }: Wanted) {
    await expectAnswer(
      this.lastSpeaker,
      `/client:iq[@type='result' and @id=$id]/bind:bind/bind:jid[starts-with(., concat($bare, '/')) and substring-after(., '/') ${condition}]`,
      `a bind result with the bare JID and ${described}`,
    );
  },
);
