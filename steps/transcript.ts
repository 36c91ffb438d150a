import { Then, type DataTable } from '@cucumber/cucumber';
import {
  expectEveryAnswer,
  requireNetworkRow,
  matching,
  notByItself,
  notOneDocument,
  notOneDocumentWith,
  notOneElement,
  requireFreshStreamIds,
  requireNowhere,
  requireTextOnly,
  satisfying,
  type ConformanceWorld,
  type MessageForm,
} from '../support/cucumber';

Then('the network row shows', function (this: ConformanceWorld, table: DataTable) {
  requireNetworkRow(this, table.rowsHash());
});

Then(
  'every message of every case is {messageForm}',
  async function (this: ConformanceWorld, form: MessageForm) {
    if (form === 'text') requireTextOnly(this);
    else await requireNowhere(this, notOneDocument, 'one well-formed XML document in each message');
  },
);

Then('every message of every case holds one element', async function (this: ConformanceWorld) {
  await requireNowhere(this, notOneElement, 'one element in each message');
});

Then('every message of every case stands by itself', async function (this: ConformanceWorld) {
  await requireNowhere(this, notByItself, 'an element with all its declarations in each message');
});

Then(
  'every message of every case with {string} is one document',
  async function (this: ConformanceWorld, name: string) {
    await requireNowhere(this, notOneDocumentWith(name), `one document in each message with ${name}`);
  },
);

Then('no message of any case satisfies', async function (this: ConformanceWorld, expression: string) {
  await requireNowhere(this, satisfying(expression), `no message with ${expression}`);
});

Then('no message of any case matches {string}', async function (this: ConformanceWorld, pattern: string) {
  await requireNowhere(this, matching(pattern), `no message that matches ${pattern}`);
});

Then('every request of every case is answered', function (this: ConformanceWorld) {
  expectEveryAnswer(this);
});

Then('no stream id of any case comes twice or can be guessed', function (this: ConformanceWorld) {
  requireFreshStreamIds(this);
});
