import { Given, Then, type DataTable } from '@cucumber/cucumber';
import {
  assumeSomewhere,
  expectEveryAnswer,
  expectEveryAnswerToBe,
  expectEveryFrame,
  expectNetworkRow,
  expectOneOutcome,
  matching,
  notByItself,
  kindOf,
  malformed,
  notOneDocumentWith,
  notOneElement,
  expectFreshStreamIds,
  expectNowhere,
  expectTextOnly,
  satisfying,
  type ConformanceWorld,
  type MessageForm,
} from '../support/suite';

/** What has to be seen of each message for rules about its form. */
const wholeMessages = { accuses: 'messages' } as const;
const everyCharacter = { accuses: 'messages', acquits: 'text' } as const;

export function expectRow(this: ConformanceWorld, table: DataTable): void {
  expectNetworkRow(this, table.rowsHash());
}
Then('the network row shows', expectRow);

Then(
  'every message of every case is {messageForm}',
  async function (this: ConformanceWorld, form: MessageForm) {
    if (form === 'text') expectTextOnly(this);
    else await expectNowhere(this, malformed, 'one well-formed XML document in each message', wholeMessages);
  },
);

Given(
  'the server has sent, in any case, a message that satisfies',
  function (this: ConformanceWorld, expression: string) {
    assumeSomewhere(this, expression);
  },
);

Then('every message of every case holds one element', async function (this: ConformanceWorld) {
  await expectNowhere(this, notOneElement, 'one element in each message', wholeMessages);
});

Then('every message of every case stands by itself', async function (this: ConformanceWorld) {
  const expected = 'an element with all its declarations in each message';
  await expectNowhere(this, notByItself, expected, wholeMessages);
});

Then(
  'every message of every case with {string} is one document',
  async function (this: ConformanceWorld, name: string) {
    const expected = `one document in each message with ${name}`;
    await expectNowhere(this, notOneDocumentWith(name), expected, wholeMessages);
  },
);

Then('no message of any case satisfies', async function (this: ConformanceWorld, expression: string) {
  const expected = `no message with ${expression}`;
  await expectNowhere(this, satisfying(expression), expected, { subject: kindOf(expression) });
});

Then('no message of any case matches {string}', async function (this: ConformanceWorld, pattern: string) {
  await expectNowhere(this, matching(pattern), `no message that matches ${pattern}`, everyCharacter);
});

Then('every request of every case is answered', function (this: ConformanceWorld) {
  expectEveryAnswer(this);
});

Then('each answer of every case is {string}', function (this: ConformanceWorld, rule: string) {
  expectEveryAnswerToBe(this, rule);
});

Then('each frame of every case is {string}', function (this: ConformanceWorld, rule: string) {
  expectEveryFrame(this, rule);
});

Then('no exchange of any case has two outcomes', function (this: ConformanceWorld) {
  expectOneOutcome(this);
});

Then('no stream id of any case comes twice or can be guessed', function (this: ConformanceWorld) {
  expectFreshStreamIds(this);
});
