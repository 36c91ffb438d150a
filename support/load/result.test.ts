import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../checkout';
import { calmShift, sampleLoad, samplePlan } from '../testing/samples/load';
import { sampleTarget } from '../testing/samples/session';
import {
  loadShape,
  makePrivateFolder,
  readLine,
  renderLoadPage,
  renderLoadSchema,
  renderLoadText,
  writeSettings,
} from '.';
import { describeLag } from './sentences';
import type { Line } from './line';

const node = '/finesse/api/User/Load1/ClientLog';
const without = (kind: Line['kind'], agent: number): Line[] =>
  calmShift.filter((line) => !(line.kind === kind && 'agent' in line && line.agent === agent));

describe('the result of a load', () => {
  test('is as its schema says, and passes where all signed in and nothing was missed', () => {
    const result = sampleLoad(calmShift);
    assert.deepEqual(loadShape.parse(result), result);
    assert.equal(result.verdict, 'pass');
    assert.deepEqual(result.agents, { started: 2, signedIn: 2, held: 2, troubled: 0 });
    assert.deepEqual(result.events, {
      ...{ published: 2, expected: 2, received: 2, missed: 0, missedShare: 0, none: null },
    });
    assert.deepEqual(result.heard, { presences: 6, events: 2 });
  });

  test('tells times by nearest rank, the event from its publishing', () => {
    const [connect, , event] = sampleLoad(calmShift).steps;
    assert.deepEqual(connect, {
      ...{ step: 'connect', count: 2, failed: 0, p50: 10, p95: 11, p99: 11, max: 11, sample: [10, 11] },
    });
    assert.deepEqual([event?.step, event?.p50], ['event', 30]);
  });

  test('counts an event as missed that was owed and did not come, and by default allows none', () => {
    const result = sampleLoad(without('event', 1));
    assert.equal(result.events.missed, 1);
    assert.equal(result.verdict, 'fail');
    assert.deepEqual(
      result.thresholds.find(({ name }) => name === 'missed'),
      { name: 'missed', unit: 'share', most: 0, found: 0.5, holds: false, usual: true },
    );
  });

  test('owes no event to whom had not subscribed yet, was leaving, or had lost the session', () => {
    const late: Line = { kind: 'published', at: 2990, answered: 3010, node, item: 'late' };
    const early: Line = { kind: 'published', at: 90, answered: 95, node, item: 'early' };
    assert.equal(sampleLoad([...calmShift, late, early]).events.expected, 2);
    const lost: Line = { kind: 'lost', agent: 0, at: 150, error: 'the server closed with 1006' };
    assert.equal(sampleLoad([...calmShift, lost]).events.expected, 1);
  });

  test('names errors by step and cause, with how many agents met them', () => {
    const failed = (agent: number): Line => ({
      ...{ kind: 'step', agent, step: 'ping', at: 500, ms: 2000, error: 'no answer within 2 s' },
    });
    const result = sampleLoad([...calmShift, failed(0), failed(0), failed(1)]);
    assert.deepEqual(result.errors, [
      { step: 'ping', cause: 'no answer within 2 s', count: 3, agents: 2, firstMs: 500 },
    ]);
    assert.equal(result.errorShare, 1);
    assert.equal(result.verdict, 'fail');
  });

  test('holds an unanswered publisher against the errors too, though it is no agent', () => {
    const failed: Line = { kind: 'step', agent: null, step: 'publish', at: 1, ms: 5, error: 'forbidden' };
    const { errorShare, agents } = sampleLoad([...calmShift, failed]);
    // of seven steps: connect, signIn, and what was received twice each, and this one
    assert.deepEqual([agents.troubled, errorShare], [0, 1 / 7]);
  });

  test('fails a threshold whose time is above it, and one of which nothing was seen', () => {
    const load = { signIn: { p95: 100 }, ping: { p99: 1000 }, errors: 0.5 };
    const { thresholds, verdict } = sampleLoad(calmShift, { load });
    const told = thresholds.map(({ name, found, holds }) => [name, found, holds]);
    assert.deepEqual(told, [
      ['errors', 0, true],
      ['missed', 0, true],
      ['signIn.p95', 101, false],
      ['ping.p99', null, false],
    ]);
    assert.equal(verdict, 'fail');
  });

  test('a subscription whose end was not confirmed is left behind, whatever kept it from being', () => {
    assert.equal(sampleLoad(calmShift).leftBehind, 0);
    assert.equal(sampleLoad(without('unsubscribed', 1)).leftBehind, 1);
  });

  test('is blocked where nobody signed in', () => {
    const refused: Line = {
      kind: 'step',
      agent: 0,
      step: 'connect',
      at: 1,
      ms: 1,
      error: 'Connection refused',
    };
    const result = sampleLoad([{ kind: 'started', agent: 0, at: 0 }, refused]);
    assert.equal(result.verdict, 'blocked');
    assert.match(
      renderLoadText(result, 'load.html'),
      /^Verdict: blocked: nobody could sign in\. Report: load\.html$/m,
    );
  });
});

test('the published schema is the one that results are held to', () => {
  const published = readFileSync(path.join(root, 'docs/schemas/load.schema.json'), 'utf8');
  assert.equal(published, renderLoadSchema(), 'npm run docs writes it anew');
});

test('the page stands in one file, fetches nothing, and tells the course for those who see no picture', () => {
  const html = renderLoadPage(sampleLoad(calmShift));
  assert.doesNotMatch(html, /<(?:link|img|iframe|script)\b|@import|url\(/);
  assert.ok(html.includes('<title>After 2 s 2 of 2 agents are signed in, with 0 errors.</title>'), html);
  assert.ok(html.includes('href="conformance/report.html"'));
});

test('a cause that a server made up is shown as text', () => {
  const error = '<img src=x onerror=alert(1)>';
  const html = renderLoadPage(sampleLoad([...calmShift, { kind: 'lost', agent: 0, at: 1200, error }]));
  assert.ok(html.includes('&lt;img src=x onerror=alert(1)>'));
});

test('where the engine is late itself the times are said to be its own', () => {
  const engine = { name: 'locust', version: '2.47.0', lag: { p50: 80, p95: 200, max: 400 } };
  assert.equal(
    describeLag({ engine }),
    'The engine was late itself by 80 ms (median of the worst in each second), at most 400 ms: so much of the times above is not the server’s. Give it a machine of its own, or --processes.',
  );
});

test('what the engine says itself is no line of the scenario', () => {
  assert.equal(readLine('{"kind":"started","agent":-1,"at":0}'), null);
  assert.equal(readLine('{broken'), null);
  assert.equal(readLine('XMPP  open  21'), null);
});

test('what the engine has to know stands in a file that its owner alone can read', async (t) => {
  const { statSync } = await import('node:fs');
  const folder = makePrivateFolder();
  t.after(() => folder.remove());
  const target = sampleTarget({
    url: 'wss://lab.example:8445/ws/',
    proxy: 'http://me:p%40ss@proxy.example:3128',
  });
  const file = writeSettings(target, samplePlan, folder);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(path.dirname(file)).mode & 0o777, 0o700);
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  assert.equal(settings.origin, 'https://lab.example:8445');
  assert.deepEqual(settings.proxy, { host: 'proxy.example', port: 3128, auth: ['me', 'p@ss'] });
  assert.deepEqual((settings.agents as unknown[])[0], {
    ...{ username: 'load1', password: 'correct-horse', resource: 'desk', jid: 'load1@Example.com' },
    nodes: [node],
    published: [node],
  });
});
