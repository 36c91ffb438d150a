import { currentBudget } from '../budget';
import type { ReceivedFrame } from './frame';

export interface RawFrame extends ReceivedFrame {
  /** Milliseconds since the case started. */
  at: number;
}

/** How a wait for a frame ended. `heard` holds, in order, the frames that were looked at and not wanted. */
export type Received =
  | { kind: 'frame'; frame: RawFrame; heard: RawFrame[] }
  | { kind: 'closed'; heard: RawFrame[] }
  | { kind: 'reset'; heard: RawFrame[] }
  | { kind: 'timeout'; withinMs: number; heard: RawFrame[] };

/** Where frames come from. */
interface FrameSource {
  readonly frames: readonly RawFrame[];
  readonly ended: 'closed' | 'reset' | null;
  watch(listener: () => void): () => void;
}

/**
 * Waits for the first wanted frame from a position on, the end of the source, or the deadline.
 * @throws Withheld where the run is stopped meanwhile
 */
export function awaitFrame(
  source: FrameSource,
  from: number,
  withinMs: number,
  wanted: (frame: RawFrame, index: number) => boolean,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const heard: RawFrame[] = [];
    let next = from;
    const stop = () => {
      clearTimeout(deadline);
      unwatch();
      unwatchRun();
    };
    const settle = (received: Received) => {
      stop();
      resolve(received);
    };
    const look = () => {
      for (const frame of source.frames.slice(next)) {
        next += 1;
        if (wanted(frame, next - 1)) {
          settle({ kind: 'frame', frame, heard });
          return;
        }
        heard.push(frame);
      }
      if (source.ended !== null) settle({ kind: source.ended, heard });
    };
    const unwatchRun = currentBudget().halt.watch((reason) => {
      stop();
      reject(reason);
    });
    const unwatch = source.watch(() => {
      try {
        look();
      } catch (error) {
        stop();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    const deadline = setTimeout(() => settle({ kind: 'timeout', withinMs, heard }), withinMs);
    look();
  });
}
