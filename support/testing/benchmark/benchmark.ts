import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../checkout';
import { defaultTarget } from '../../suite/run';
import { readTarget, type Target } from '../../configuration';
import { holdBareConversation } from './bare-conversation';
import { holdDriverConversation } from './driver-conversation';
import { serveApart } from './server-process';

const rounds = 30;
const conversationsPerRound = 10;

/** Measures everything as ratios within this one run, and prints them. */
export async function benchmark(): Promise<void> {
  const { target, stop } = await serveApart(readTarget(defaultTarget, process.env));
  try {
    // both sides warm: the first conversations pay for compiling
    await timeConversations(holdBareConversation, target);
    await timeConversations(holdDriverConversation, target);
    const bare: Times[] = [];
    const driver: Times[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await timeConversations(holdBareConversation, target));
      driver.push(await timeConversations(holdDriverConversation, target));
    }
    const [floor, ours] = [medians(bare), medians(driver)];
    console.log(`documented conversation, bare ws      ${describe(floor)}`);
    console.log(`documented conversation, driver       ${describe(ours)}`);
    console.log(`ratio per conversation                ${(ours.wallMs / floor.wallMs).toFixed(2)}`);
    console.log(`  of CPU time of the client           ${(ours.cpuMs / floor.cpuMs).toFixed(2)}`);
    reportRuns(floor.wallMs);
  } finally {
    stop();
  }
}

/** Milliseconds per conversation: by the clock, and of CPU time of this process, in which the server is not. */
interface Times {
  wallMs: number;
  cpuMs: number;
}

async function timeConversations(hold: (target: Target) => Promise<void>, target: Target): Promise<Times> {
  const start = performance.now();
  const before = process.cpuUsage();
  for (let index = 0; index < conversationsPerRound; index += 1) await hold(target);
  const { user, system } = process.cpuUsage(before);
  return {
    wallMs: (performance.now() - start) / conversationsPerRound,
    cpuMs: (user + system) / 1000 / conversationsPerRound,
  };
}

function medians(times: readonly Times[]): Times {
  return {
    wallMs: median(times.map(({ wallMs }) => wallMs)),
    cpuMs: median(times.map(({ cpuMs }) => cpuMs)),
  };
}

function describe({ wallMs, cpuMs }: Times): string {
  return `${wallMs.toFixed(2)} ms, ${cpuMs.toFixed(2)} ms of CPU`;
}

function reportRuns(floor: number): void {
  const helpMs = timeCommand(['--help']);
  console.log(`cold start (--help)                   ${helpMs.toFixed(0)} ms`);
  for (const profile of ['documented', 'standard']) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-benchmark-'));
    try {
      const wholeMs = timeCommand(['run', '--no-allure-report', '--profile', profile, '--out', folder]);
      const { cases, stepsMs } = readRun(folder);
      console.log(
        `profile ${profile.padEnd(10)} from the shell   ${wholeMs.toFixed(0)} ms, ${String(cases)} cases`,
      );
      console.log(`  in steps and hooks                  ${stepsMs.toFixed(0)} ms`);
      console.log(`  per case against the bare floor     ${(wholeMs / cases / floor).toFixed(1)}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

function timeCommand(parameters: readonly string[]): number {
  const start = performance.now();
  const command = path.join(root, 'bin/finesse-conformance.js');
  const { status, stderr } = spawnSync(process.execPath, [command, ...parameters], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${parameters.join(' ')} ended with ${String(status)}: ${stderr}`);
  return performance.now() - start;
}

/** How many cases a run had, and what their steps and hooks took, in milliseconds. */
function readRun(folder: string): { cases: number; stepsMs: number } {
  const lines = readFileSync(path.join(folder, 'messages.ndjson'), 'utf8').trim().split('\n');
  const messages = lines.map((line) => JSON.parse(line) as Message);
  const durations = messages.flatMap(
    ({ testStepFinished }) => testStepFinished?.testStepResult.duration ?? [],
  );
  const stepsMs = durations.reduce((sum, { seconds, nanos }) => sum + seconds * 1000 + nanos / 1e6, 0);
  return { cases: messages.filter(({ testCaseFinished }) => testCaseFinished).length, stepsMs };
}

interface Message {
  testCaseFinished?: object;
  testStepFinished?: { testStepResult: { duration: { seconds: number; nanos: number } } };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
