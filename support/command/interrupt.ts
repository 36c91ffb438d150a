import { stopRun, type RunContext } from '../suite/run';

/** Whether the run was interrupted. */
export interface Interruption {
  happened: () => boolean;
  /** Gives the signals back to their defaults. */
  ignore: () => void;
}

/**
 * On Ctrl-C, SIGTERM, the order of whoever supervises this process, or their end, the case under way is blocked and
 * gives back what it took; the others do not start. The supervisor takes care of a second Ctrl-C; where there is none it
 * has its usual effect.
 */
export function onInterrupt(context: RunContext): Interruption {
  const supervised = process.send !== undefined;
  let interrupted = false;
  const stop = (): void => {
    interrupted = true;
    stopRun(context, { id: 'interrupted', sentence: 'the run was interrupted' });
    if (!supervised) ignore();
  };
  const obey = (order: unknown): void => {
    if (order === 'stop') stop();
  };
  const ignore = (): void => {
    process.off('SIGINT', stop).off('SIGTERM', stop).off('message', obey).off('disconnect', stop);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  if (supervised) {
    process.on('message', obey).on('disconnect', stop);
    // orders are heard as long as there is work, and are no work themselves
    process.channel?.unref();
  }
  return { happened: () => interrupted, ignore };
}

/**
 * Ends the run at its limit: by a timer here, and by the supervisor of this process where that has no time for timers.
 * @returns what takes the timer back
 */
export function limitRun(context: RunContext, folder: string): () => void {
  const { runMs } = context.target.limits;
  process.send?.({ limitMs: runMs, folder });
  const reason = { id: 'limits-run', sentence: `limits.run (${String(runMs)} ms) was used up` };
  const timer = setTimeout(() => stopRun(context, reason), runMs);
  return () => clearTimeout(timer);
}
