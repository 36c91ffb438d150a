import { Then, When } from '@cucumber/cucumber';
import { expectEach, type ConformanceWorld, type Party, type SendSeries } from '../support/suite';

When(
  '{party} sends {int} {series}',
  function (this: ConformanceWorld, party: Party, count: number, send: SendSeries, template: string) {
    send(this.speaker(party), count, template, this.variables);
  },
);

Then(
  '{party} receives each of the {int} {sequence}',
  async function (this: ConformanceWorld, party: Party, count: number, inOrder: boolean, expression: string) {
    await expectEach(this.session(party), count, inOrder, expression);
  },
);
