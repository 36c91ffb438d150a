import { Then, When } from '@cucumber/cucumber';
import { expectAnswer, type ConformanceWorld, type Party } from '../support/cucumber';
import { bindElement } from '../support/session';

When('{party} binds its resource', function (this: ConformanceWorld, party: Party) {
  const session = this.speaker(party);
  session.send(bindElement(session, session.account.resource));
});

When(
  '{party} binds the resource {string}',
  function (this: ConformanceWorld, party: Party, resource: string) {
    const session = this.speaker(party);
    session.values.resource = this.fill(resource);
    session.send(bindElement(session, session.values.resource));
  },
);

Then('the bound JID is the bare JID with that resource', async function (this: ConformanceWorld) {
  await expectAnswer(
    this.lastSpeaker,
    "/client:iq[@type='result' and @id=$id]/bind:bind/bind:jid[.=concat($bare,'/',$resource)]",
    'a bind result with the bare JID and the resource that was asked for',
  );
});

Then('the bound JID is the bare JID with some resource', async function (this: ConformanceWorld) {
  await expectAnswer(
    this.lastSpeaker,
    "/client:iq[@type='result' and @id=$id]/bind:bind/bind:jid[starts-with(.,concat($bare,'/')) and string-length(substring-after(.,'/')) > 0]",
    'a bind result with the bare JID and a resource that is not empty',
  );
});
