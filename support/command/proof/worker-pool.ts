import { fork, type ChildProcess } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../checkout';
import type { Mutant, MutantRun } from './outcome';
import type { Answer } from './worker';

/** No run takes longer, even where every wait of every case ends at its deadline. */
const runLimitMs = 600_000;

const loader = path.join(root, 'bin/register.js');

/** Runs wait on deadlines for half of their time: twice as many workers as cores are well used. */
const poolSize = os.availableParallelism() * 2;

/**
 * Runs mutants in worker processes, as many at once as the machine bears. Each worker loads the suite once. A run that
 * breaks off is the suite's own fault and a problem of its mutant; the others go on.
 * @param onEnd is told of each run as it ends
 * @returns what they came to, in the order of the mutants
 * @throws Error where a control breaks off, without which nothing is proven
 */
export async function runMutants(mutants: readonly Mutant[], onEnd: () => void): Promise<MutantRun[]> {
  const results = new Map<Mutant, MutantRun>();
  const waiting = [...mutants];
  const pool = Array.from({ length: Math.min(poolSize, mutants.length) }, startWorker);
  const work = async (place: number): Promise<void> => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      try {
        results.set(mutant, await hold(pool[place] ?? startWorker(), mutant));
      } catch (error) {
        if (mutant.fault === null) throw error;
        results.set(mutant, { mutant, outcomes: [], problems: [(error as Error).message] });
        pool[place]?.kill();
        pool[place] = startWorker();
      }
      onEnd();
    }
  };
  try {
    await Promise.all(pool.map((_, place) => work(place)));
  } finally {
    for (const worker of pool) worker.kill();
  }
  return mutants.flatMap((mutant) => results.get(mutant) ?? []);
}

function startWorker(): ChildProcess {
  return fork(path.join(__dirname, 'worker.ts'), {
    execArgv: ['--require', loader],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function hold(worker: ChildProcess, mutant: Mutant): Promise<MutantRun> {
  const about = mutant.fault === null ? 'without a fault' : `with the fault ${mutant.fault}`;
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
      else settle(() => resolve(answer.run));
    };
    const onExit = (code: number | null): void => fail(`its worker ended with ${String(code)}`);
    const limit = setTimeout(() => fail(`it took more than ${String(runLimitMs)} ms`), runLimitMs);
    worker.on('message', onMessage).on('exit', onExit);
    worker.send(mutant);
  });
}
