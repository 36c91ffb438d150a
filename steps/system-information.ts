import { Then, When } from '@cucumber/cucumber';
import { askSystemInformation, requireSystemInformation, type ConformanceWorld } from '../support/cucumber';

When('the client asks for the system information', async function (this: ConformanceWorld) {
  await askSystemInformation(this);
});

Then('the system information satisfies', function (this: ConformanceWorld, expression: string) {
  requireSystemInformation(this, expression);
});
