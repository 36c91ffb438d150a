import { fork, type ChildProcess } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import type { Trial, Tried } from './outcome';
import type { Answer } from './worker';

/** No trial takes longer, even where every wait of every case ends at its deadline. */
const trialLimitMs = 600_000;

const loader = path.resolve(__dirname, '../../bin/register.js');

/** Trials wait on deadlines for half of their time: twice as many workers as cores are well used. */
const crewSize = os.availableParallelism() * 2;

/**
 * Holds trials in worker processes, as many at once as the machine bears. Each worker loads the suite once.
 * @param onTried is told of each trial as it ends
 * @returns what they came to, in the order of the trials
 * @throws Error where a worker breaks down: the suite's own fault
 */
export async function holdTrials(trials: readonly Trial[], onTried: () => void): Promise<Tried[]> {
  const results = new Map<Trial, Tried>();
  const waiting = [...trials];
  const crew = Array.from({ length: Math.min(crewSize, trials.length) }, hire);
  try {
    await Promise.all(
      crew.map(async (worker) => {
        for (let trial = waiting.shift(); trial; trial = waiting.shift()) {
          results.set(trial, await hold(worker, trial));
          onTried();
        }
      }),
    );
  } finally {
    for (const worker of crew) worker.kill();
  }
  return trials.flatMap((trial) => results.get(trial) ?? []);
}

function hire(): ChildProcess {
  return fork(path.join(__dirname, 'worker.ts'), {
    execArgv: ['--require', loader],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function hold(worker: ChildProcess, trial: Trial): Promise<Tried> {
  const about = trial.fault === null ? 'without a fault' : `with the fault ${trial.fault}`;
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(limit);
      worker.off('message', onMessage).off('exit', onExit);
      act();
    };
    const fail = (reason: string): void =>
      settle(() => reject(new Error(`the run ${about} broke off: ${reason}`)));
    const onMessage = (answer: Answer): void => {
      if ('failure' in answer) fail(answer.failure);
      else settle(() => resolve(answer.tried));
    };
    const onExit = (code: number | null): void => fail(`its worker ended with ${String(code)}`);
    const limit = setTimeout(() => fail(`it took more than ${String(trialLimitMs)} ms`), trialLimitMs);
    worker.on('message', onMessage).on('exit', onExit);
    worker.send(trial);
  });
}
