import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import {
  beginConversation,
  expectAnswer,
  expectMatch,
  expectMessage,
  expectNoSilentEnd,
  expectStreamEnd,
  openStreams,
  assumeEnded,
  assumeFeature,
  assumeReaction,
  type ConformanceWorld,
  type Party,
  type Wanted,
} from '../support/suite';
import { closeElement, openElement, type Stage } from '../support/protocol/session';

export async function begin(this: ConformanceWorld, party: Party, stage: Stage): Promise<void> {
  await beginConversation(this, party, stage);
}
Given('{party} is {stage}', begin);

export function open(this: ConformanceWorld, party: Party): void {
  const session = this.speaker(party);
  session.send(openElement(session));
}
When('{party} opens the stream', open);

When('{party} opens the stream with', function (this: ConformanceWorld, party: Party, table: DataTable) {
  const session = this.speaker(party);
  session.send(openElement(session, this.filled(table.rowsHash())));
});

When('{party} opens {int} streams', async function (this: ConformanceWorld, party: Party, count: number) {
  await openStreams(this, party, count);
});

Given(
  'the server has offered {party} {string}',
  function (this: ConformanceWorld, party: Party, child: string) {
    assumeFeature(this.session(party), child);
  },
);

When(
  'the server has answered {party} with',
  async function (this: ConformanceWorld, party: Party, expression: string) {
    await assumeReaction(this.session(party), expression, this.lastSpeaker);
  },
);

When('{party} drops the connection', function (this: ConformanceWorld, party: Party) {
  this.speaker(party).socket.terminate();
});

export function close(this: ConformanceWorld, party: Party): void {
  this.speaker(party).send(closeElement);
}
When('{party} closes the stream', close);

export async function expectOpening(this: ConformanceWorld, opens: boolean): Promise<void> {
  if (opens) await expectAnswer(this.lastSpeaker, '/framing:open', 'an <open/> in the framing namespace');
  else await expectMessage(this.lastSpeaker, '/framing:close', 'a <close/> in the framing namespace');
}
Then('the server {opens} its stream', expectOpening);

Then('the server ends the stream of {party}', async function (this: ConformanceWorld, party: Party) {
  await expectStreamEnd(this.session(party));
});

When('the server has ended the stream of {party}', async function (this: ConformanceWorld, party: Party) {
  await assumeEnded(this.session(party));
});

Then(
  'the stream of {party} goes on, or ends with an error',
  async function (this: ConformanceWorld, party: Party) {
    await expectNoSilentEnd(this.session(party));
  },
);

Then(
  'the {word} of the answer is {string}',
  async function (this: ConformanceWorld, name: string, value: string) {
    const wanted = this.fill(value);
    const variables = { wanted };
    const expected = `an answer with ${name}='${wanted}'`;
    await expectMessage(this.lastSpeaker, `/framing:open[@${name}=$wanted]`, expected, { variables });
  },
);

Then('the answer has a(n) {word}', async function (this: ConformanceWorld, name: string) {
  await expectMessage(
    this.lastSpeaker,
    `/framing:open[string-length(@${name}) > 0]`,
    `an answer with ${name}, not empty`,
  );
});

Then('the features satisfy {string}', async function (this: ConformanceWorld, condition: string) {
  await expectFeatures(this, `[${condition}]`, `features with ${condition}`);
});

async function expectFeatures(world: ConformanceWorld, condition: string, expected: string): Promise<void> {
  const session = world.lastSpeaker;
  const outcome = await session.expect('/stream:features | /stream:error | /framing:close');
  expectMatch(session, outcome, `/stream:features${condition}`, expected);
}

export async function expectOfStream(
  this: ConformanceWorld,
  { condition, described }: Wanted,
): Promise<void> {
  await expectAnswer(this.lastSpeaker, condition, `an answer with ${described}`);
}
Then('the stream has {header}', expectOfStream);

export async function expectAnyFeatures(this: ConformanceWorld): Promise<void> {
  await expectFeatures(this, '', 'features');
}
Then('the server lists its features', expectAnyFeatures);

export async function expectOffer(this: ConformanceWorld, { condition, described }: Wanted): Promise<void> {
  await expectFeatures(this, condition, `features with ${described}`);
}
Then('the features {offer}', expectOffer);
