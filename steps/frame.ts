import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import {
  assumePongs,
  breakProtocol,
  connectInFrames,
  expectFrame,
  expectEnd,
  expectFailed,
  expectEachFrame,
  sendFrames,
  type AwaitedFrame,
  type ConformanceWorld,
  type FrameRow,
  type Party,
} from '../support/suite';
import type { Stage } from '../support/protocol/session';

Given(
  '{party} is {stage}, frame by frame',
  async function (this: ConformanceWorld, party: Party, stage: Stage) {
    await connectInFrames(this, party, stage);
  },
);

Given('the server has answered a ping of {party}', async function (this: ConformanceWorld, party: Party) {
  await assumePongs(this, party);
});

When('{party} sends the frames', function (this: ConformanceWorld, party: Party, table: DataTable) {
  sendFrames(this, party, table.hashes() as unknown as FrameRow[]);
});

When(
  '{party} breaks the protocol with the frames',
  async function (this: ConformanceWorld, party: Party, table: DataTable) {
    await breakProtocol(this, party, table.hashes() as unknown as FrameRow[]);
  },
);

Then(
  '{party} receives a {frame}',
  async function (this: ConformanceWorld, party: Party, frame: AwaitedFrame) {
    await expectFrame(this, party, frame);
  },
);

Then('the server fails the connection of {party}', async function (this: ConformanceWorld, party: Party) {
  await expectFailed(this, party);
});

Then(
  'the server ends the connection of {party} by {string}',
  async function (this: ConformanceWorld, party: Party, how: string) {
    await expectEnd(this, party, how);
  },
);

Then(
  'each frame that {party} received is {string}',
  async function (this: ConformanceWorld, party: Party, rule: string) {
    await expectEachFrame(this, party, rule);
  },
);
