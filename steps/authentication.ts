import { Then, When } from '@cucumber/cucumber';
import {
  expectAnswer,
  sendPlainMessage,
  tryWrongPasswords,
  useBadPassword,
  type ConformanceWorld,
  type Party,
} from '../support/cucumber';
import { authElement } from '../support/session';

When(
  '{party} authenticates with its bare JID as authorization identity',
  function (this: ConformanceWorld, party: Party) {
    const session = this.speaker(party);
    session.send(authElement(session, 'bare JID'));
  },
);

When(
  '{party} authenticates with an empty authorization identity',
  function (this: ConformanceWorld, party: Party) {
    const session = this.speaker(party);
    session.send(authElement(session, 'empty'));
  },
);

When('{party} authenticates with a wrong password', function (this: ConformanceWorld, party: Party) {
  const session = this.speaker(party);
  session.send(authElement(session, 'bare JID', useBadPassword(this)));
});

When(
  '{party} authenticates with the PLAIN message {string}',
  function (this: ConformanceWorld, party: Party, template: string) {
    sendPlainMessage(this, this.speaker(party), template);
  },
);

When(
  '{party} tries {int} wrong passwords',
  async function (this: ConformanceWorld, party: Party, count: number) {
    await tryWrongPasswords(this, this.speaker(party), count);
  },
);

Then('the authentication succeeds', async function (this: ConformanceWorld) {
  await expectAnswer(this.lastSpeaker, '/sasl:success', 'a <success/> in the SASL namespace');
});

Then('the success carries no further data', async function (this: ConformanceWorld) {
  await expectAnswer(
    this.lastSpeaker,
    "/sasl:success[not(*) and (normalize-space(.)='' or .='=')]",
    'a <success/> without children and without data',
  );
});

Then('the authentication fails with {string}', async function (this: ConformanceWorld, condition: string) {
  await expectAnswer(
    this.lastSpeaker,
    `/sasl:failure[sasl:${condition}]`,
    `a <failure/> with <${condition}/>`,
  );
});
