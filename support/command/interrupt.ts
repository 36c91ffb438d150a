import type { RunContext } from '../run';

/** Whether the run was interrupted. */
export interface Interruption {
  happened: () => boolean;
  /** Gives the signals back to their defaults. */
  ignore: () => void;
}

/**
 * On Ctrl-C and SIGTERM the case under way ends and gives back what it took; the others do not start. A second
 * Ctrl-C has its usual effect.
 */
export function onInterrupt(context: RunContext): Interruption {
  let interrupted = false;
  const stop = (): void => {
    interrupted = true;
    context.stopped = { id: 'interrupted', sentence: 'the run was interrupted before this case began' };
    ignore();
  };
  const ignore = (): void => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return { happened: () => interrupted, ignore };
}
