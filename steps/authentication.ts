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

When(
  '{party} authenticates with {authzid} as authorization identity',
  function (this: ConformanceWorld, party: Party, authzid: Authzid) {
    const session = this.speaker(party);
    session.send(authElement(session, authzid));
  },
);

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

Then('the authentication succeeds', async function (this: ConformanceWorld) {
  await expectAnswer(this.lastSpeaker, '/sasl:success', 'a <success/> in the SASL namespace');
});

Then('the authentication fails with {string}', async function (this: ConformanceWorld, condition: string) {
  await expectAnswer(
    this.lastSpeaker,
    `/sasl:failure[sasl:${condition}]`,
    `a <failure/> with <${condition}/>`,
  );
});
