import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Inbox, type Closing } from './inbox';
import { readMessage, type Message } from './message';

const long = 60_000;
const closing: Closing = { code: 1000, reason: '', clean: true, at: 9 };

function say(text: string): Message {
  return readMessage(text, false, 1);
}

function is(text: string): (message: Message) => boolean {
  return (message) => message.text === text;
}

test('hands over a message that arrived before the wait began', async () => {
  const inbox = new Inbox();
  inbox.add(say('<a/>'));
  const outcome = await inbox.wait(0, is('<a/>'), long);
  assert.equal(outcome.kind === 'message' && outcome.message.text, '<a/>');
});

test('hands over a message that arrives later, and what was heard on the way', async () => {
  const inbox = new Inbox();
  const waiting = inbox.wait(0, is('<b/>'), long);
  inbox.add(say('<a/>'));
  inbox.add(say('<b/>'));
  inbox.add(say('<c/>'));
  const outcome = await waiting;
  assert.equal(outcome.kind, 'message');
  assert.deepEqual(
    outcome.heard.map(({ text }) => text),
    ['<a/>', '<b/>'],
  );
});

test('looks only at what came since the position', async () => {
  const inbox = new Inbox();
  inbox.add(say('<a/>'));
  const outcome = await inbox.wait(1, is('<a/>'), 1);
  assert.deepEqual(outcome, { kind: 'timed out', withinMs: 1, heard: [] });
  assert.deepEqual(inbox.since(1), []);
  assert.equal(inbox.since(0).length, 1);
});

test('serves several waits with one message, and leaves it to those that come after', async () => {
  const inbox = new Inbox();
  const waits = [inbox.wait(0, is('<a/>'), long), inbox.wait(0, is('<a/>'), long)];
  inbox.add(say('<a/>'));
  const later = inbox.wait(0, is('<a/>'), long);
  for (const outcome of await Promise.all([...waits, later])) assert.equal(outcome.kind, 'message');
});

test('ends every wait when the WebSocket closes, with what was heard', async () => {
  const inbox = new Inbox();
  const waits = [inbox.wait(0, is('<b/>'), long), inbox.waitForClosing(0, long)];
  inbox.add(say('<a/>'));
  inbox.close(closing);
  for (const outcome of await Promise.all(waits)) {
    assert.equal(outcome.kind === 'closed' && outcome.closing.code, 1000);
    assert.equal(outcome.heard.length, 1);
  }
});

test('ends a wait that begins after the closing at once, and finds what came before it', async () => {
  const inbox = new Inbox();
  inbox.add(say('<a/>'));
  inbox.close(closing);
  assert.equal((await inbox.wait(0, is('<a/>'), long)).kind, 'message');
  assert.equal((await inbox.wait(0, is('<b/>'), long)).kind, 'closed');
});

test('waits for the closing whatever is said', async () => {
  const inbox = new Inbox();
  inbox.add(say('<a/>'));
  const outcome = await inbox.waitForClosing(0, 1);
  assert.equal(outcome.kind, 'timed out');
  assert.equal(outcome.heard.length, 1);
});

test('gives what its condition throws to that wait alone', async () => {
  const inbox = new Inbox();
  const other = inbox.wait(0, is('<a/>'), long);
  const faulty = inbox.wait(
    0,
    () => {
      throw new Error('a mistyped expression');
    },
    long,
  );
  const last = inbox.wait(0, is('<a/>'), long);
  const failed = assert.rejects(faulty, { message: 'a mistyped expression' });
  inbox.add(say('<a/>'));
  await failed;
  assert.equal((await other).kind, 'message');
  assert.equal((await last).kind, 'message');
  // neither the condition nor its deadline is still there
  inbox.add(say('<b/>'));
});

test('gives what its condition throws at once where the message is there already', async () => {
  const inbox = new Inbox();
  inbox.add(say('<a/>'));
  const faulty = inbox.wait(
    0,
    () => {
      throw new Error('a mistyped expression');
    },
    long,
  );
  await assert.rejects(faulty, { message: 'a mistyped expression' });
  inbox.add(say('<b/>'));
});
