import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recorder } from '../../protocol/wire/recorder';
import { joinMessages } from './messages';

test('puts fragments together, whatever control frames stand between, and on each connection by themselves', () => {
  const recorder = new Recorder('A');
  const [one, two] = [recorder.connect('the agent', 'ws://a'), recorder.connect('the agent', 'ws://a')];
  const euro = Buffer.from('\u20ac').toString('hex');
  one.frame('received', 'text', '<a>', { fin: false });
  one.frame('received', 'ping', '');
  two.frame('received', 'text', '<b/>');
  one.frame('received', 'continuation', euro.slice(0, 2), { fin: false, bytes: true });
  one.frame('received', 'continuation', euro.slice(2), { bytes: true, fin: false });
  one.frame('received', 'continuation', '</a>');
  assert.deepEqual(
    joinMessages(recorder.transcript).map(({ text, type }) => [type, text]),
    [
      ['text', '<b/>'],
      ['text', '<a>\u20ac</a>'],
    ],
  );
});

test('leaves out what is not UTF-8, what never ends, what continues nothing, and what was not kept whole', () => {
  const recorder = new Recorder('A');
  const connection = recorder.connect('the agent', 'ws://a');
  connection.frame('received', 'continuation', '<a/>');
  connection.frame('received', 'text', '8a00', { bytes: true });
  connection.frame('received', 'text', 'x'.repeat(200_000));
  connection.frame('received', 'text', '<a>', { fin: false });
  assert.deepEqual(joinMessages(recorder.transcript), []);
});
