import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Nonconformity } from '../../judgement/verdict';
import { Recorder } from '../../protocol/wire/recorder';
import type { FrameEntry, Transcript } from '../../protocol/wire/transcript';
import {
  kindOf,
  malformed,
  matching,
  notByItself,
  notOneDocument,
  notOneDocumentWith,
  notOneElement,
  expectNowhere,
  expectTextOnly,
  satisfying,
} from './passive';
import { allSaid } from './heard';
import { sampleRun, sampleWorld } from '../../testing/samples/world';

/** A message as the recorder keeps it. */
function said(text: string): FrameEntry {
  return { at: 1, connection: 1, step: null, kind: 'frame', direction: 'received', type: 'text', text };
}

function transcript(caseId: string, ...texts: string[]): Transcript {
  const recorder = new Recorder(caseId);
  const connection = recorder.connect('the agent', 'ws://a');
  connection.frame('sent', 'text', '<sent');
  connection.frame('received', 'pong', '<pong');
  connection.note('<note');
  for (const text of texts) connection.frame('received', 'text', text);
  return recorder.transcript;
}

test('objects to a message that is not one document, and says why', () => {
  assert.equal(notOneDocument(said('<a/>'), {}), null);
  assert.equal(notOneDocument(said(''), {}), 'the message is empty');
  assert.equal(notOneDocument(said('<a/><b/>'), {}), '1:7: documents may contain only one root.');
});

test('objects to several elements, and leaves a malformed message to the rule about that', () => {
  assert.equal(notOneElement(said('<a/><b/>'), {}), '1:7: documents may contain only one root.');
  assert.equal(notOneElement(said(''), {}), null);
  assert.equal(notOneElement(said('<a>&#1;</a>'), {}), null);
});

test('objects to a prefix without its declaration under the rule about that alone', () => {
  assert.match(notByItself(said('<a:b/>'), {}) ?? '', /unbound/);
  assert.equal(malformed(said('<a:b/>'), {}), null);
  assert.equal(notOneDocumentWith('a:b')(said('<a:b/>'), {}), null);
  assert.equal(notByItself(said('<a/><b/>'), {}), null);
  assert.equal(notByItself(said('<a>&#1;</a>'), {}), null);
});

test('objects to what is no XML, and to neither a blank nor several elements', () => {
  assert.equal(malformed(said('<a>&#1;</a>'), {}), '1:7: malformed character entity.');
  for (const text of ['', ' ', '<a/><b/>', '<a/>']) assert.equal(malformed(said(text), {}), null, text);
});

test('passes a prohibition only where a message of its kind was seen', async () => {
  const { world } = sampleWorld(sampleRun({}, { transcripts: [transcript('A', '<a/>', '<stream:error/>')] }));
  const expression = '/stream:error[streamerr:bad-format] | /stream:error/*[1]';
  assert.equal(kindOf(expression), '//stream:error');
  assert.equal(kindOf('/*[@a]'), null);
  await assert.rejects(
    expectNowhere(world, satisfying(expression), 'none', { subject: kindOf(expression) }),
    {
      name: 'Blocked',
      message: 'no case has heard a message with //stream:error, so that nothing was looked at',
    },
  );
  world.recorder
    .connect('the agent', 'ws://a')
    .frame('received', 'text', "<error xmlns='http://etherx.jabber.org/streams'/>");
  await expectNowhere(world, satisfying(expression), 'none', { subject: kindOf(expression) });
});

test('objects to what is no document only where it mentions a name', () => {
  const objection = notOneDocumentWith('stream:error');
  assert.equal(objection(said('<a>&#1;</a>'), {}), null);
  assert.notEqual(objection(said("<stream:error xmlns:stream='urn:x'>"), {}), null);
});

test('objects to a message that satisfies an expression, with variables; never to one that is no document', () => {
  const objection = satisfying('/client:iq[@from=$domain]');
  const text = "<iq xmlns='jabber:client' from='a'/>";
  assert.equal(objection(said(text), { domain: 'a' }), 'it satisfies /client:iq[@from=$domain]');
  assert.equal(objection(said(text), { domain: 'b' }), null);
  assert.equal(objection(said('<iq'), { domain: 'a' }), null);
});

test('objects to a message whose text matches a pattern, the same each time', () => {
  const objection = matching('<!DOCTYPE');
  for (const text of ['<!DOCTYPE a><a/>', '<!DOCTYPE a><a/>'])
    assert.equal(objection(said(text), {}), 'it matches <!DOCTYPE');
  assert.equal(objection(said('<a/>'), {}), null);
});

test('hears the text messages of the server in every case so far, and nothing else', () => {
  const run = sampleRun({}, { transcripts: [transcript('A', '<a/>'), transcript('B')] });
  const { world } = sampleWorld(run);
  world.recorder.connect('the agent', 'ws://a').frame('received', 'text', '<c/>');
  assert.deepEqual(
    allSaid(world).map(({ entry, caseId }) => [caseId, entry.text]),
    [
      ['A', '<a/>'],
      ['CASE-1', '<c/>'],
    ],
  );
});

test('names the case in which a message drew an objection', async () => {
  const { world } = sampleWorld(
    sampleRun({}, { transcripts: [transcript('A', '<a/>'), transcript('B', '<b')] }),
  );
  await assert.rejects(expectNowhere(world, notOneDocument, 'one document'), (error: unknown) => {
    assert.ok(error instanceof Nonconformity);
    assert.deepEqual(error.evidence.expected, ['one document']);
    assert.match(
      error.evidence.got,
      /^<b\n\(1:2: document must contain a root element\.\) in case B at [\d.]+ ms$/,
    );
    return true;
  });
  await expectNowhere(world, matching('nothing like it'), 'nothing');
});

test('finds a binary message of the server in any case, and none of its own', () => {
  const spoken = new Recorder('C');
  const connection = spoken.connect('the agent', 'ws://a');
  connection.frame('sent', 'binary', '00');
  const run = sampleRun({}, { transcripts: [spoken.transcript] });
  assert.throws(
    () => expectTextOnly(sampleWorld(run).world),
    /^Blocked: the server has said nothing in any case$/,
  );
  connection.frame('received', 'text', '<a/>');
  expectTextOnly(sampleWorld(run).world);
  connection.frame('received', 'binary', '00');
  assert.throws(() => expectTextOnly(sampleWorld(run).world), /a binary message in case C at/);
});
