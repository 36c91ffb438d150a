import { Then, When } from '@cucumber/cucumber';
import { requireEach, sendBytes, sendSeries, type ConformanceWorld, type Party } from '../support/cucumber';

When(
  '{party} sends {int} stanzas, in turn',
  function (this: ConformanceWorld, party: Party, count: number, template: string) {
    sendSeries(this.speaker(party), count, template);
  },
);

When(
  '{party} sends {int} bytes',
  function (this: ConformanceWorld, party: Party, bytes: number, template: string) {
    sendBytes(this.speaker(party), bytes, template);
  },
);

Then(
  '{party} receives each of the {int} {sequence}',
  async function (this: ConformanceWorld, party: Party, count: number, inOrder: boolean, expression: string) {
    await requireEach(this.session(party), count, inOrder, expression);
  },
);
