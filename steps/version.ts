import { Given, Then, When } from '@cucumber/cucumber';
import {
  assumeReaction,
  expectNone,
  expectVersionQuery,
  type ConformanceWorld,
  type Party,
} from '../support/suite';

export async function expectQuestion(this: ConformanceWorld, party: Party): Promise<void> {
  await expectVersionQuery(this, this.session(party));
}
Then('the server asks {party} for its software version', expectQuestion);

export async function assumeQuestion(this: ConformanceWorld, party: Party): Promise<void> {
  await assumeReaction(this.session(party), "/client:iq[@type='get']/version:query", this.lastSpeaker);
}
Given('the server has asked {party} for its software version', assumeQuestion);

export function answerUnasked(this: ConformanceWorld, party: Party): void {
  this.variables.set({ unanswered: 'stray' });
  this.speaker(party).sendTemplate("<iq xmlns='jabber:client' type='result' id='$unanswered' to='$domain'/>");
}
When('{party} answers a request that nobody made', answerUnasked);

export function refuseVersion(this: ConformanceWorld, party: Party): void {
  this.variables.set({ unanswered: 'untold' });
  this.speaker(party).sendTemplate(
    "<iq xmlns='jabber:client' type='error' id='$unanswered' to='$domain'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
  );
}
When('{party} refuses to tell its software version', refuseVersion);

const answer = '/client:*[@id=$unanswered]';

export async function expectUnanswered(this: ConformanceWorld, party: Party): Promise<void> {
  await expectNone(this.session(party), answer, 'no answer to an answer', this.lastSpeaker);
}
Then('{party} receives no answer to that', expectUnanswered);

export async function expectStreamKept(this: ConformanceWorld, party: Party): Promise<void> {
  const expected = 'neither the end of the stream nor an answer to the refusal';
  await expectNone(this.session(party), `/stream:error | ${answer}`, expected, this.lastSpeaker);
}
Then('the stream of {party} goes on, and nothing answers that', expectStreamKept);
