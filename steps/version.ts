import { Then } from '@cucumber/cucumber';
import { expectVersionQuery, type ConformanceWorld, type Party } from '../support/suite';

Then(
  'the server asks {party} for its software version',
  async function (this: ConformanceWorld, party: Party) {
    await expectVersionQuery(this, this.session(party));
  },
);
