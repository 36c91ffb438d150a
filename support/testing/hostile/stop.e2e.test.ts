import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import path from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { startServer } from '../fake-server';
import { measureSlowness } from '../slowness';
import { upgraded } from './flow';
import { startRun, type Running } from './running';

/** From the order to stop until the end on a quiet machine, in milliseconds: the 10 s that are announced, and a margin. */
const quietMostMs = 15_000;

const patient = '{ reply: 60s, run: 10m }';
const busy = { NODE_OPTIONS: `--require ${path.join(__dirname, 'busy-loop.js')}` };
const notice = 'Interrupted: giving back what was taken, at most 10 s; Ctrl-C again ends at once.\n';
const leftOver = 'What it took may still be on the server: the next run against this target looks for it.';

/** A server that upgrades and never says a word, and the moment in which somebody has come, but for the first few. */
async function startSilence(
  t: TestContext,
  turnedAway = 0,
): Promise<{ port: number; visited: Promise<Socket> }> {
  let connections = 0;
  let visit: (socket: Socket) => void = () => undefined;
  const visited = new Promise<Socket>((resolve) => (visit = resolve));
  const { port } = await startServer(t, (socket) => {
    connections += 1;
    upgraded(connections > turnedAway ? visit : (early) => early.end())(socket);
  });
  return { port, visited };
}

/** The same for a run that does not even get as far as to ask for the upgrade. */
async function startDeaf(t: TestContext): Promise<{ port: number; visited: Promise<Socket> }> {
  let visit: (socket: Socket) => void = () => undefined;
  const visited = new Promise<Socket>((resolve) => (visit = resolve));
  const { port } = await startServer(t, visit);
  return { port, visited };
}

/** Waits for the end of a run, and gives its exit code and what it said; it must not take long. */
async function endOf({ ended }: Running): Promise<{ code: number | null; said: string }> {
  const startedAt = performance.now();
  const slowness = measureSlowness();
  const end = await ended;
  const elapsedMs = performance.now() - startedAt;
  const mostMs = quietMostMs * (await slowness);
  assert.ok(elapsedMs < mostMs, `ended after ${String(Math.round(elapsedMs))} ms:\n${end.said}`);
  return end;
}

interface Written {
  cases: { verdict: string; message: string | null }[];
}

/** The cases that are not out of the question for this target anyway. */
function readCases({ out }: Running): Written['cases'] {
  const { cases } = JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as Written;
  return cases.filter(({ verdict }) => verdict !== 'not-applicable');
}

describe('a run ends when it is told to', { concurrency: 3, timeout: 120_000 }, () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`${signal} ends the waits for a server that never answers, and the reports are written`, async (t) => {
      const { port, visited } = await startSilence(t);
      const running = startRun(t, port, patient);
      await visited;
      running.process.kill(signal);
      const { code, said } = await endOf(running);
      assert.equal(code, 130, said);
      assert.ok(said.includes(notice), said);
      const cases = readCases(running);
      assert.ok(cases.length > 0);
      for (const { verdict, message } of cases) {
        assert.equal(verdict, 'blocked');
        assert.match(message ?? '', /the run was interrupted/);
      }
    });
  }

  test('a case under way is blocked, not failed, and so are those that follow', async (t) => {
    // the look before the first case, the negative control and the sweep come first
    const { port, visited } = await startSilence(t, 3);
    const running = startRun(t, port, patient);
    await visited;
    running.process.kill('SIGINT');
    await endOf(running);
    const cases = readCases(running);
    assert.ok(cases.every(({ verdict }) => verdict === 'blocked' || verdict === 'pass'));
    const stopped = cases.filter(({ message }) => message?.endsWith('the run was interrupted'));
    assert.equal(stopped.length, 1);
    assert.equal(stopped[0]?.message, 'the run was interrupted');
  });

  test('limits.run ends the waits for a server that never answers, and the reports are written', async (t) => {
    const { port, visited } = await startSilence(t);
    const running = startRun(t, port, '{ reply: 60s, run: 3s }');
    await visited;
    const { code, said } = await endOf(running);
    assert.equal(code, 3, said);
    assert.deepEqual(
      [...new Set(readCases(running).map(({ message }) => message))],
      ['limits.run (3000 ms) was used up before this case began'],
    );
  });

  test('SIGINT ends a run that computes', async (t) => {
    const { port, visited } = await startDeaf(t);
    const running = startRun(t, port, patient, busy);
    await visited;
    running.process.kill('SIGINT');
    const { code, said } = await endOf(running);
    assert.equal(code, 130, said);
    assert.ok(
      said.endsWith(`${notice}The run was still busy after 10 s and has been ended. ${leftOver}\n`),
      said,
    );
  });

  test('a second Ctrl-C ends a run that computes at once', async (t) => {
    const { port, visited } = await startDeaf(t);
    const running = startRun(t, port, patient, busy);
    await visited;
    running.process.kill('SIGINT');
    await running.says(notice);
    const again = setInterval(() => running.process.kill('SIGINT'), 100);
    t.after(() => clearInterval(again));
    const { code, said } = await endOf(running);
    assert.equal(code, 130, said);
    assert.ok(said.endsWith(`Interrupted again: ended at once. ${leftOver}\n`), said);
  });

  test('limits.run ends a run that computes, which is no fault of the suite', async (t) => {
    const { port, visited } = await startDeaf(t);
    const running = startRun(t, port, '{ reply: 60s, run: 5s }', busy);
    await visited;
    const { code, said } = await endOf(running);
    assert.equal(code, 3, said);
    assert.ok(
      said.endsWith(
        `limits.run (5000 ms) and 10 s more are over, and the run was still busy with what the server sent: it has been ended. ${leftOver} Recorded so far: ${running.out}\n`,
      ),
      said,
    );
  });

  test('a run whose supervisor is killed ends by itself', async (t) => {
    const { port, visited } = await startSilence(t);
    const running = startRun(t, port, patient);
    const socket = await visited;
    // an end is told only to whoever reads
    const gone = new Promise((resolve) => socket.resume().once('close', resolve));
    running.process.kill('SIGKILL');
    await gone;
    await running.ended;
  });
});
