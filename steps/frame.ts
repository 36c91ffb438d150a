import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import {
  breakProtocol,
  connectInFrames,
  expectEnd,
  expectFailed,
  expectFrame,
  readPayload,
  requireCloseCode,
  requireEachFrame,
  sendFrames,
  type ConformanceWorld,
  type FrameRow,
  type Party,
} from '../support/cucumber';
import type { Stage } from '../support/session';
import { opcodes } from '../support/websocket';

Given(
  '{party} is {stage}, frame by frame',
  async function (this: ConformanceWorld, party: Party, stage: Stage) {
    await connectInFrames(this, party, stage);
  },
);

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
  '{party} receives a pong with {string}',
  async function (this: ConformanceWorld, party: Party, text: string) {
    const wanted = readPayload(text, this.session(party).variables);
    await expectFrame(
      this,
      party,
      (frame) => frame.opcode === opcodes.pong && frame.payload.equals(wanted),
      `a pong frame with the payload ${text}`,
    );
  },
);

Then('{party} receives a close frame', async function (this: ConformanceWorld, party: Party) {
  await expectFrame(this, party, (frame) => frame.opcode === opcodes.close, 'a close frame');
});

Then('the server fails the connection of {party}', async function (this: ConformanceWorld, party: Party) {
  await expectFailed(this, party);
});

Then(
  'the close frame to {party} has the code {int}',
  function (this: ConformanceWorld, party: Party, code: number) {
    requireCloseCode(this, party, code);
  },
);

Then(
  'the server ends the connection of {party} by {string}',
  async function (this: ConformanceWorld, party: Party, how: string) {
    await expectEnd(this, party, how);
  },
);

Then(
  'each frame that {party} received is {string}',
  async function (this: ConformanceWorld, party: Party, rule: string) {
    await requireEachFrame(this, party, rule);
  },
);
