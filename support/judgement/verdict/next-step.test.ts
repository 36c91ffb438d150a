import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude } from './conclusion';
import { assertLinear } from '../../protocol/wire/linear';
import { adviseOn } from './next-step';
import { Nonconformity } from './nonconformity';
import { sampleCatalogue, sampleRequirement } from '../../testing/samples/requirement';

const advise = (got: string, expected = 'a result', sent = '<iq/>'): string | null =>
  adviseOn({ requirement: 'R', sent, expected: [expected], got });

const subscribe =
  "<pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='/finesse/api/User/a'/></pubsub>";

test('a known signature has a next step', () => {
  assert.match(advise('HTTP/1.1 404 Not Found') ?? '', /^Compare the path of url/);
  assert.match(advise('<failure><not-authorized/></failure> at 3 ms') ?? '', /^Sign in with this account/);
  assert.match(advise('<item-not-found/>', 'a result', subscribe) ?? '', /^Node names keep their case/);
  assert.match(advise('<service-unavailable/>', 'a result', subscribe) ?? '', /^Compare pubsub/);
  assert.match(advise('nothing within 5000 ms', 'a result within 5000 ms') ?? '', /limits\.reply/);
});

test('a header that is missing is advised on only where it was wanted and did not come', () => {
  const wanted = '101 with Sec-WebSocket-Protocol: xmpp';
  const bare = 'HTTP/1.1 101 Switching Protocols\nUpgrade: websocket';
  assert.match(advise(bare, wanted) ?? '', /^A proxy may drop the header/);
  assert.equal(advise(`${bare}\nSec-WebSocket-Protocol: soap`, wanted), null);
  assert.equal(advise(bare, 'Upgrade: websocket'), null);
});

test('a condition the rule itself asks for, and one that is about something else, give no advice', () => {
  assert.equal(advise("<item-not-found/> of type 'auth'", 'item-not-found of type cancel', subscribe), null);
  assert.equal(advise('<service-unavailable/>'), null);
  assert.equal(advise('<presence/> at 4 ms'), null);
  assert.equal(advise('nothing within 5000 ms', 'nothing but the echo'), null);
});

test('a check that knows no next step gets the one of its signature, and keeps its own', () => {
  const catalogue = sampleCatalogue(sampleRequirement({ id: 'M' }));
  const evidence = { sent: null, expected: ['a result'], got: 'nothing within 5000 ms', next: null };
  const next = (own: string | null): string | null | undefined =>
    conclude(new Nonconformity({ ...evidence, next: own }), ['M'], catalogue)?.finding?.next;
  assert.match(next(null) ?? '', /limits\.reply/);
  assert.equal(next('Do this.'), 'Do this.');
});

test('an answer that begins a failure over and over takes time that grows with its size', () => {
  assertLinear((size) => {
    const got = '<failure'.repeat(size / 8);
    return () => advise(got);
  }, 72_000);
});

test('names idle timeouts on the way and the log of the service where a session was ended', () => {
  const advise = (how: string): string | null =>
    adviseOn({
      requirement: 'FIN-CONNECTION-a',
      sent: null,
      expected: ['a session that lives on, and whose pings are answered'],
      got: `the server ended the session of the agent 60012 ms after it was bound, unprovoked: ${how}`,
    });
  assert.match(
    advise('connection closed by the server') ?? '',
    /idle timeouts of every proxy.*the log of Cisco/,
  );
  assert.match(advise('a close frame with 1001') ?? '', /idle timeouts of every proxy.*the log of Cisco/);
  assert.match(advise('the stream error policy-violation, then <close/>') ?? '', /^Look in the log of Cisco/);
});
