import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { test } from 'node:test';
import type { Finding, StepRecord } from '../../judgement/verdict';
import { Recorder } from '../../protocol/wire/recorder';
import type { FrameEntry, Transcript } from '../../protocol/wire/transcript';
import { arrange, drawSequence, focusOn, readExchanges, renderMermaid } from '.';
import { labelFrame } from './label';

const event =
  "<message xmlns='jabber:client' from='pubsub.example.org' to='a@example.org'><event xmlns='http://jabber.org/protocol/pubsub#event'><items node='/finesse/api/Team/1/Users'><item/></items></event></message>";

function frame(text: string, type: FrameEntry['type'] = 'text'): FrameEntry {
  return { kind: 'frame', at: 0, connection: 1, step: null, direction: 'received', type, text };
}

function makeTranscript(events: number): Transcript {
  const recorder = new Recorder('NOT-001');
  const connection = recorder.connect('the agent', 'ws://example.org/ws/');
  recorder.step = 'the agent is bound and present';
  for (let index = 0; index < events; index += 1) connection.frame('received', 'text', event);
  recorder.step = 'the agent subscribes';
  connection.frame('sent', 'text', "<iq type='set' id='one'/>");
  recorder.step = 'the subscription is confirmed';
  connection.frame('received', 'text', "<iq type='result' id='two'/>");
  return recorder.transcript;
}

function step(text: string, isFound = false): StepRecord {
  return {
    kind: 'step',
    keyword: isFound ? 'Then' : 'When',
    text,
    argument: null,
    status: isFound ? 'FAILED' : 'PASSED',
    startedAtMs: 0,
    durationMs: 0,
    exception: isFound ? { type: 'Nonconformity', message: '', trace: '' } : null,
    judgements: [],
    isCheck: isFound,
  };
}

const steps = [step('the agent subscribes'), step('the subscription is confirmed', true)];
const found = (got: string): Finding => ({ requirement: 'X-1', sent: null, expected: [''], got, next: null });

function rowsFor(transcript: Transcript, got: string): ReturnType<typeof arrange> {
  const exchanges = readExchanges(transcript);
  const keywords = new Map(steps.map(({ text, keyword }) => [text, keyword]));
  return arrange(exchanges, focusOn(exchanges, steps, found(got)), keywords);
}

test('a message is called what the field calls it', () => {
  const names: [string, string][] = [
    ["<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='example.org'/>", 'open example.org'],
    [
      '<stream:features><mechanisms><mechanism>PLAIN</mechanism><mechanism>SCRAM-SHA-1</mechanism></mechanisms></stream:features>',
      'features: PLAIN, SCRAM-SHA-1',
    ],
    ["<iq type='set'><pubsub><subscribe node='/n'/></pubsub></iq>", 'iq set subscribe /n'],
    ["<iq type='error'><pubsub/><error type='auth'><forbidden/></error></iq>", 'iq error forbidden'],
    ["<iq type='get'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>", 'iq get disco#info'],
    ["<presence from='finesse@example.org/x'/>", 'presence from finesse'],
    ['<failure><not-authorized/></failure>', 'failure: not-authorized'],
    [event, 'event /finesse/api/Team/1/Users'],
    ['', 'text ""'],
  ];
  assert.deepEqual(
    names.map(([text]) => labelFrame(frame(text))),
    names.map(([, name]) => name),
  );
  assert.equal(labelFrame(frame('1000 bye', 'close')), 'close frame 1000 bye');
});

test('the step that found something is marked, and the message that its finding quotes', () => {
  const svg = drawSequence({
    title: 'NOT-001',
    rows: rowsFor(makeTranscript(1), "<iq type='result' id='two'/> at 3 ms"),
    hrefOf: (entry) => `#e${String(entry)}`,
  });
  assert.match(svg, /<g class="sq-step sq-focus">.*✘ Then the subscription is confirmed/);
  assert.match(svg, /<g class="sq-received sq-fail">.*<a href="#e2"><text[^>]*>✘ iq result/);
  assert.equal(svg.match(/sq-fail/g)?.length, 1);
});

test('what never came is drawn as an arrow that does not arrive', () => {
  const svg = drawSequence({ title: '', rows: rowsFor(makeTranscript(1), 'nothing within 50 ms') });
  assert.match(svg, /sq-missing.*✘ what is due does not come/);
});

test('a long conversation is folded to the step that found something and the one before', () => {
  const rows = rowsFor(makeTranscript(40), "<iq type='result' id='two'/> at 3 ms");
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['step', 'fold', 'step', 'exchange', 'step', 'exchange'],
  );
});

test('what a server says is text in the picture, and asks for nothing', () => {
  const transcript = makeTranscript(0);
  const [first] = transcript.entries;
  assert.ok(first?.kind === 'frame');
  first.text = `<iq type='"><script>x</script>&lt;'/>`;
  const svg = drawSequence({ title: '<b>', rows: rowsFor(transcript, 'else') });
  assert.doesNotMatch(svg, /<script|<b>|url\(|@import/);
  assert.match(svg, /<title>&lt;b&gt;<\/title>/);
});

test('Mermaid draws the same rows, whatever signs a message holds', () => {
  const transcript = makeTranscript(0);
  const [first] = transcript.entries;
  assert.ok(first?.kind === 'frame');
  first.text = "<iq type='set;#'/>";
  assert.equal(
    renderMermaid(rowsFor(transcript, 'nothing within 50 ms')).replace(/\(\d.*? ms\)/g, '(at)'),
    `sequenceDiagram
  participant p0 as the agent
  participant p1 as the server
  Note over p0,p1: When the agent subscribes
  p0->>p1: iq set#59;#35; (at)
  Note over p0,p1: ✘ Then the subscription is confirmed
  p1-->>p0: iq result (at)
  p1--xp0: ✘ what is due does not come`,
  );
});

test('a picture stays small however much was said, and takes a millisecond or less', () => {
  const transcript = makeTranscript(400);
  const draw = (): string => drawSequence({ title: '', rows: rowsFor(transcript, 'x') });
  assert.ok(draw().length < 30_000);
  const usual = makeTranscript(20);
  const drawUsual = (): string => drawSequence({ title: '', rows: rowsFor(usual, 'x') });
  for (let round = 0; round < 50; round += 1) drawUsual();
  const times = Array.from({ length: 50 }, () => {
    const begun = performance.now();
    drawUsual();
    return performance.now() - begun;
  });
  // the fastest of many: the machine may be busy with something else
  assert.ok(Math.min(...times) <= 1, `${String(Math.min(...times))} ms`);
});
