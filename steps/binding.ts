import { Then, When } from '@cucumber/cucumber';
import { expectAnswer, type ConformanceWorld, type Party, type Wanted } from '../support/suite';
import { bindElement } from '../support/protocol/session';

export function bindResource(this: ConformanceWorld, party: Party, resource: string | null): void {
  const session = this.speaker(party);
  const wanted = resource === null ? session.account.resource : this.fill(resource);
  this.variables.set({ resource: wanted });
  session.send(bindElement(session, wanted));
}
When('{party} binds {resource}', bindResource);

export async function expectBoundJid(
  this: ConformanceWorld,
  { condition, described }: Wanted,
): Promise<void> {
  await expectAnswer(
    this.lastSpeaker,
    `/client:iq[@type='result' and @id=$id]/bind:bind/bind:jid[starts-with(., concat($bare, '/')) and substring-after(., '/') ${condition}]`,
    `a bind result with the bare JID and ${described}`,
  );
}
Then('the bound JID is the bare JID with {which} resource', expectBoundJid);
