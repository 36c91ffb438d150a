import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { Transcript } from '../protocol/wire/transcript';
import { openConversations } from './conversations';

const transcript: Transcript = {
  ...{ schema: 1, case: 'UPG-001', startedAt: '2026-11-20T09:58:00.000Z', invented: [], given: [] },
  connections: [{ id: 1, party: 'agent', url: 'ws://h/ws/', tls: null }],
  entries: [{ at: 1, connection: 1, step: 'the client asks', kind: 'note', text: 'connection opened' }],
};

test('a conversation is written when its case ends, with the names of the case and its steps', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'conversations-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const keep = openConversations(folder);
  const inside = keep(transcript, {
    ...{
      id: 'UPG-001',
      name: 'The answer is yes',
      rule: 'A server MUST answer',
      feature: 'features/a.feature',
    },
    keywords: new Map([['the client asks', 'When']]),
  });
  assert.equal(inside, 'wire/UPG-001.txt');
  assert.deepEqual(readdirSync(path.join(folder, 'wire')).sort(), ['UPG-001.json', 'UPG-001.txt']);
  const text = readFileSync(path.join(folder, inside), 'utf8');
  assert.ok(text.startsWith('UPG-001 A server MUST answer › The answer is yes\nfeatures/a.feature\n'), text);
  assert.ok(text.includes('\nWhen the client asks\n'));
  assert.deepEqual(JSON.parse(readFileSync(path.join(folder, 'wire/UPG-001.json'), 'utf8')), transcript);
});
