import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import {
  expectAnswer,
  expectAnswerInTime,
  expectMessage,
  expectNone,
  expectUnlessEnded,
  remember,
  expectNotHeard,
  type ConformanceWorld,
  type Party,
  type Wanted,
} from '../support/suite';

Given('{party} remembers', function (this: ConformanceWorld, party: Party, table: DataTable) {
  remember(this.session(party), this.variables, table.rowsHash());
});

When('{party} sends', function (this: ConformanceWorld, party: Party, template: string) {
  this.speaker(party).sendTemplate(template);
});

Then('{party} receives', async function (this: ConformanceWorld, party: Party, expression: string) {
  const expected = `a message with ${expression}`;
  await expectMessage(this.session(party), expression, expected, { speaker: this.lastSpeaker });
});

Then(
  '{party} receives within {int} seconds',
  async function (this: ConformanceWorld, party: Party, seconds: number, expression: string) {
    const session = this.session(party);
    const expected = `within ${String(seconds)} s a message with ${expression}`;
    await expectMessage(session, expression, expected, { withinMs: seconds * 1000 });
  },
);

Then(
  '{party} receives, unless the WebSocket is closed with {int}',
  async function (this: ConformanceWorld, party: Party, code: number, expression: string) {
    await expectUnlessEnded(this.session(party), code, expression);
  },
);

Then(
  '{party} receives nothing with',
  async function (this: ConformanceWorld, party: Party, expression: string) {
    const expected = `no message with ${expression}`;
    await expectNone(this.session(party), expression, expected, this.lastSpeaker);
  },
);

Then(
  '{party} has received nothing with',
  function (this: ConformanceWorld, party: Party, expression: string) {
    expectNotHeard(this.session(party), expression);
  },
);

Then('the answer satisfies', async function (this: ConformanceWorld, expression: string) {
  await expectAnswer(this.lastSpeaker, expression, `an answer with ${expression}`);
});

Then(
  'the answer satisfies, at once or when asked again',
  async function (this: ConformanceWorld, expression: string) {
    await expectAnswerInTime(this.lastSpeaker, expression);
  },
);

export async function expectAnswerOf(
  this: ConformanceWorld,
  { condition, described }: Wanted,
): Promise<void> {
  await expectAnswer(this.lastSpeaker, `/client:iq[@id=$id]${condition}`, described);
}
Then('the answer is {answer}', expectAnswerOf);
