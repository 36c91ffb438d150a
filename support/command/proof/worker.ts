import type { Mutant, MutantRun } from './outcome';
import { openMutantRunner } from './mutant-run';

/** What a worker answers to a mutant. */
export type Answer = { run: MutantRun } | { failure: string };

const runner = openMutantRunner();

process.on('message', (mutant: Mutant) => void answer(mutant));
// the one who gave the work is gone
process.on('disconnect', () => process.exit());

async function answer(mutant: Mutant): Promise<void> {
  const reply = (reached: Answer): unknown => process.send?.(reached);
  try {
    const hold = await runner;
    reply({ run: await hold(mutant) });
  } catch (error) {
    reply({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
