import { Then } from '@cucumber/cucumber';
import { requireVerified, type ConformanceWorld } from '../support/cucumber';

Then('the answer verifies the capabilities in the features', async function (this: ConformanceWorld) {
  await requireVerified(this.lastSpeaker);
});
