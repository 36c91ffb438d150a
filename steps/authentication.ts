import { Then, When } from '@cucumber/cucumber';
import {
  authenticateAs,
  expectAnswer,
  sendPlainMessage,
  tryWrongPasswords,
  type ConformanceWorld,
  type Party,
} from '../support/suite';
import { authElement, type Authzid } from '../support/protocol/session';

export function authenticate(this: ConformanceWorld, party: Party, authzid: Authzid): void {
  const session = this.speaker(party);
  session.send(authElement(session, authzid));
}
When('{party} authenticates with {authzid} as authorization identity', authenticate);

When('{party} authenticates as {party}', function (this: ConformanceWorld, party: Party, other: Party) {
  authenticateAs(this, this.speaker(party), other);
});

When(
  '{party} authenticates with the PLAIN message {string}',
  function (this: ConformanceWorld, party: Party, template: string) {
    sendPlainMessage(this, this.speaker(party), template);
  },
);

When(
  '{party} tries {int} wrong password(s)',
  async function (this: ConformanceWorld, party: Party, count: number) {
    await tryWrongPasswords(this, this.speaker(party), count);
  },
);

export async function expectSuccess(this: ConformanceWorld): Promise<void> {
  await expectAnswer(this.lastSpeaker, '/sasl:success', 'a <success/> in the SASL namespace');
}
Then('the authentication succeeds', expectSuccess);

Then('the authentication fails with {string}', async function (this: ConformanceWorld, condition: string) {
  await expectAnswer(
    this.lastSpeaker,
    `/sasl:failure[sasl:${condition}]`,
    `a <failure/> with <${condition}/>`,
  );
});

export async function expectEmptySuccess(this: ConformanceWorld): Promise<void> {
  // RFC 6120, section 6.4.6: without additional data, which "=" says as well
  const empty = "/sasl:success[not(*) and (normalize-space(.)='' or .='=')]";
  await expectAnswer(this.lastSpeaker, empty, 'an empty <success/> in the SASL namespace');
}
Then('the success is empty', expectEmptySuccess);
