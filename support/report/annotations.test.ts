import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { makeSampleReport } from '../testing/samples/report';
import { annotateNews, renderAnnotations } from './annotations';
import type { RunReport } from './run-report';

let report: RunReport;
before(async () => (report = await makeSampleReport()));

test('a run is annotated with its verdict, faults of the suite, broken rules and warnings, a line each', () => {
  assert.deepEqual(renderAnnotations(report, null, true), [
    '::notice title=Verdict%3A error::Target: Sample target at ws://127.0.0.1:7070/ws/%0A' +
      '3 requirements: 1 error, 1 fail, 0 blocked, 1 warn, 0 pass, 0 not-applicable. 7 cases.',
    '::error title=A fault of the suite itself%3A 1 case::TypeError: cannot read x of undefined (at “the suite crashes”)',
    '::error title=RFC7395-3.1-a MUST::The server keeps RFC7395-3.1-a.%0Aimpact cosmetic: Nobody at a desk notices; whoever writes a client or looks for a fault does.%0A' +
      'came 101 with Upgrade and Connection alone, after 0.4 ms <&\\u0000%0A' +
      'next A proxy may drop the header: ask the server itself.%0Ain UPG-002',
    '::warning title=DOC-S01-b EXAMPLE::The server keeps DOC-S01-b.%0Aimpact cosmetic: Nobody at a desk notices; whoever writes a client or looks for a fault does.%0A' +
      'came Connection: Upgrade, after 0.4 ms%0Ain UPG-003',
  ]);
});

test('what stood between the suite and the target is an error, and no word of it can be a command', () => {
  const lines = renderAnnotations(report, '100% refused\n::error::by\rlab', true);
  assert.equal(lines[1], '::error title=Look here first::100%25 refused%0A::error::by%0Dlab');
});

test('where findings were accepted, only what differs from them is news', () => {
  const lines = renderAnnotations(report, null, false);
  assert.ok(lines.every((line) => !line.includes('RFC7395') && !line.includes('DOC-S01')));
  assert.deepEqual(annotateNews(['UPG-001 fails, and is not known']), [
    '::error title=Not as the baseline has it::UPG-001 fails, and is not known',
  ]);
});

test('of more than the page of a job shows, the last says how many more there are', () => {
  const lines = annotateNews(Array.from({ length: 12 }, (_, index) => `finding ${index + 1}`));
  assert.equal(lines.length, 10);
  assert.equal(lines[9], '::error title=3 more::They stand in report.html and summary.md.');
  assert.equal(
    annotateNews(Array.from({ length: 10 }, (_, index) => String(index))).at(-1),
    '::error title=Not as the baseline has it::9',
  );
});
