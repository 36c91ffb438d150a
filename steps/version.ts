import { Then } from '@cucumber/cucumber';
import { requireVersionQuery, type ConformanceWorld, type Party } from '../support/cucumber';

Then(
  'the server asks {party} for its software version',
  async function (this: ConformanceWorld, party: Party) {
    await requireVersionQuery(this, this.session(party));
  },
);
