import { Then } from '@cucumber/cucumber';
import { expectVerified, type ConformanceWorld } from '../support/suite';

Then('the answer verifies the capabilities in the features', async function (this: ConformanceWorld) {
  await expectVerified(this.lastSpeaker);
});
