import { Given, Then, When } from '@cucumber/cucumber';
import { assumeHeld, expectNever, holdConversation, type ConformanceWorld } from '../support/suite';

/** How long a desktop's conversation is held unless the command line says otherwise, in milliseconds. */
const usualMs = 30 * 60_000;

When('the agent holds the conversation of a desktop', async function (this: ConformanceWorld) {
  await holdConversation(this, this.run.soakMs ?? usualMs);
});

Given('the conversation of a desktop was held', function (this: ConformanceWorld) {
  assumeHeld(this);
});

Then('no session of the desktop was ended without cause', function (this: ConformanceWorld) {
  expectNever(this, 'ended');
});

Then('no event for the desktop was lost', function (this: ConformanceWorld) {
  expectNever(this, 'lost');
});

Then('no event for the desktop came twice', function (this: ConformanceWorld) {
  expectNever(this, 'doubled');
});

Then('no event for the desktop came again when it was back', function (this: ConformanceWorld) {
  expectNever(this, 'replayed');
});

Then('the events for the desktop came in their order', function (this: ConformanceWorld) {
  expectNever(this, 'swapped');
});

Then('each ping of the desktop was answered in time', function (this: ConformanceWorld) {
  expectNever(this, 'unanswered');
});
