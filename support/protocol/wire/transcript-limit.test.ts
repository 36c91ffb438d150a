import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerpt, startOf } from './excerpt';
import { Recorder } from './recorder';

test('a text that is short enough is its own excerpt', () => {
  assert.equal(excerpt('four', 4), 'four');
});

test('an excerpt of a longer text says how long that is', () => {
  assert.equal(excerpt('seventeen letters', 5), 'seven[… 17 characters in all: see the conversation]');
});

test('a start ends in no half of a character', () => {
  assert.equal(startOf('a\u{1F600}', 2), 'a\uFFFD');
});

test('of a frame that is too long the start is kept, and what is left out is counted', () => {
  const recorder = new Recorder('CASE-1');
  recorder.connect('the agent', 'ws://test').frame('received', 'text', 'x'.repeat(200_000));
  const [entry] = recorder.transcript.entries;
  assert.ok(entry?.kind === 'frame');
  assert.equal(entry.text.length, 1024);
  assert.equal(entry.omitted, 200_000 - 1024);
});

test('a frame that fits is kept whole and marked by nothing', () => {
  const recorder = new Recorder('CASE-1');
  recorder.connect('the agent', 'ws://test').frame('received', 'text', 'x'.repeat(100_000));
  const [entry] = recorder.transcript.entries;
  assert.ok(entry?.kind === 'frame');
  assert.equal(entry.text.length, 100_000);
  assert.ok(!('omitted' in entry));
});

test('a transcript that is full says so once and takes no further frame', () => {
  const recorder = new Recorder('CASE-1');
  const connection = recorder.connect('the agent', 'ws://test');
  for (let count = 0; count < 10_000; count += 1) connection.frame('received', 'text', 'x'.repeat(1000));
  const { entries } = recorder.transcript;
  assert.ok(entries.length < 2000, `${String(entries.length)} entries`);
  assert.deepEqual(
    entries.flatMap((entry) => (entry.kind === 'note' ? [entry.text] : [])),
    ['the transcript is full: frames from here on are not recorded'],
  );
});
