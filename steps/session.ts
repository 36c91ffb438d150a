import { Then, When } from '@cucumber/cucumber';
import {
  expectAlive,
  expectNoEnd,
  keepPinging,
  keepQuiet,
  quietMs,
  type ConformanceWorld,
  type Party,
} from '../support/suite';

When('{party} says nothing for a moment', async function (this: ConformanceWorld, party: Party) {
  await keepQuiet(this.speaker(party), quietMs(this, false));
});

When('{party} says nothing for a long time', async function (this: ConformanceWorld, party: Party) {
  await keepQuiet(this.speaker(party), quietMs(this, true));
});

When('{party} only pings for a long time', async function (this: ConformanceWorld, party: Party) {
  await keepPinging(this.speaker(party), quietMs(this, true));
});

Then('the session of {party} lives on', async function (this: ConformanceWorld, party: Party) {
  await expectAlive(this, party);
});

Then('no session of any case was ended without cause', function (this: ConformanceWorld) {
  expectNoEnd(this);
});
