import type { Trial, Tried } from './outcome';
import { openCourt } from './trial';

/** What a worker answers to a trial. */
export type Answer = { tried: Tried } | { failure: string };

const court = openCourt();

process.on('message', (trial: Trial) => void answer(trial));
// the one who gave the work is gone
process.on('disconnect', () => process.exit());

async function answer(trial: Trial): Promise<void> {
  const reply = (reached: Answer): unknown => process.send?.(reached);
  try {
    const hold = await court;
    reply({ tried: await hold(trial) });
  } catch (error) {
    reply({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
