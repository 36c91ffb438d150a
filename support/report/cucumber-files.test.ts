import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { CucumberFiles } from './cucumber-files';

test('writes every message as a line, and a page that holds them all', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'finesse-conformance-files-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const files = new CucumberFiles(folder);
  const long = 'x'.repeat(3 * 1024 * 1024);
  const sources = ['a', long, 'z'].map((data) => ({
    source: { uri: 'a.feature', data, mediaType: 'text/x.cucumber.gherkin+plain' },
  }));
  for (const source of sources) files.take(source as never);
  await files.end();
  const lines = readFileSync(path.join(folder, 'messages.ndjson'), 'utf8').trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line) as unknown),
    sources,
  );
  const page = readFileSync(path.join(folder, 'cucumber.html'), 'utf8');
  const [, packed = ''] = /window\.CUCUMBER_PACKED = "([\w+/=]+)";/.exec(page) ?? [];
  const script = gunzipSync(Buffer.from(packed, 'base64')).toString();
  for (const source of sources) assert.ok(script.includes(JSON.stringify(source)));
  assert.ok(script.endsWith(readFileSync(require.resolve('@cucumber/html-formatter/dist/main.js'), 'utf8')));
  assert.match(page, /<\/html>\s*$/);
});
