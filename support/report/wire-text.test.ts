import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Transcript } from '../protocol/wire/transcript';
import { readNetworkRow } from './network-row';
import { renderTranscript } from './wire-text';

const transcript: Transcript = {
  schema: 1,
  invented: [],
  given: [],
  case: 'UPG-001',
  startedAt: '2026-11-20T09:58:00.000Z',
  connections: [
    { id: 1, party: 'agent', url: 'wss://h:8445/ws/', tls: null },
    { id: 2, party: 'agent', url: 'wss://h:8445/ws/', tls: null },
  ],
  entries: [
    {
      ...{ at: 1, connection: 1, step: 'the client asks', kind: 'http' },
      request: { line: 'GET /ws/ HTTP/1.1', headers: [['Upgrade', 'WebSocket']], body: '' },
      response: {
        line: 'HTTP/1.1 403 Forbidden',
        headers: [['Content-Type', 'text/html; charset=x']],
        body: 'no\nno',
        at: 12.34,
        bytes: 90,
      },
    },
    {
      at: 2,
      connection: 2,
      step: 'the client asks',
      kind: 'frame',
      direction: 'received',
      type: 'close',
      text: '1000',
    },
    { at: 13, connection: 1, step: null, kind: 'note', text: 'reset\u001b[31m' },
  ],
};

test('a conversation reads in the order of time, beneath the step that caused it', () => {
  assert.equal(
    renderTranscript(transcript, 'UPG-001 A title', new Map([['the client asks', 'When']])),
    `UPG-001 A title
began 2026-11-20T09:58:00.000Z; times in milliseconds from there

agent #1: wss://h:8445/ws/
agent #2: wss://h:8445/ws/

When the client asks
      1.0 ms  agent #1 → GET /ws/ HTTP/1.1
                         Upgrade: WebSocket
      2.0 ms  agent #2 ← [close] 1000
     12.3 ms  agent #1 ← HTTP/1.1 403 Forbidden
                         Content-Type: text/html; charset=x
                         
                         no
                         no

Between steps
     13.0 ms  agent #1 · reset\\u001b[31m
`.replace('                         \n', '\n'),
  );
});

test('the network row tells of a refused upgrade what came', () => {
  assert.deepEqual(readNetworkRow([transcript]), {
    status: '403',
    method: 'GET',
    domain: 'h:8445',
    file: '/ws/',
    initiator: 'finesse-conformance (websocket)',
    type: 'html',
    transferred: '90 B',
    size: '5 B',
  });
  assert.equal(readNetworkRow([]), null);
});

test('of a long message the start is shown, and how much more there is', () => {
  const [, frame] = transcript.entries;
  assert.equal(frame?.kind, 'frame');
  const long = { ...frame, type: 'text' as const, text: 'x'.repeat(5000) };
  const shown = renderTranscript({ ...transcript, entries: [long] }, 'UPG-001');
  assert.ok(shown.includes(`← ${'x'.repeat(4096)}[… 904 more characters, in the file beside this one]\n`));
});
