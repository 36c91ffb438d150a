import { SingleBar, Presets } from 'cli-progress';
import { nameFolder } from '../report';
import { wordOf, type Envelope } from '../judgement/verdict';

/** Shows how far a run is: a bar on a terminal, a line for each step of the conversation elsewhere. */
export interface Progress {
  take: (envelope: Envelope) => void;
  end: () => void;
}

/** For a run that says nothing before its end. */
export const noProgress: Progress = { take: () => undefined, end: () => undefined };

/** Where progress is shown, and by which clock. */
export interface ProgressOptions {
  stream: { isTTY?: boolean; columns?: number; write: (text: string) => unknown };
  /** Milliseconds of a steady clock. */
  now: () => number;
  /** Calls again and again until it is told to stop; no process stays for it. */
  tick: (everyMs: number, call: () => void) => () => void;
}

/** How long nothing is said at most, also while one case lasts, and how often that is looked at, in milliseconds. */
const silenceMs = 14_000;
const tickMs = 1000;
/** So many cases have to have ended before they tell how long the others will take. */
const telling = 10;
/** Columns of all but the bar, and what the bar may have. */
const wordsMost = 72;
const barLeast = 8;
const barMost = 40;

const usual: ProgressOptions = {
  stream: process.stderr,
  now: () => performance.now(),
  tick: (everyMs, call) => {
    const timer = setInterval(call, everyMs).unref();
    return () => clearInterval(timer);
  },
};

/** Follows Cucumber's messages, those before the first case included. */
export function showProgress(earlier: readonly Envelope[] = [], options: ProgressOptions = usual): Progress {
  const count = new Count();
  for (const envelope of earlier) count.take(envelope);
  return options.stream.isTTY ? showBar(count, options) : showLines(count, options);
}

/** How many cases there are, have ended and have failed, and what they are about. */
class Count {
  total = 0;
  ended = 0;
  failed = 0;
  /** The step of the conversation, or that the rules over all of them are looked at. */
  phase = '';
  readonly #phases = new Map<string, string>();
  readonly #pickles = new Map<string, string>();
  #isFailed = false;

  take({ pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished }: Envelope): void {
    if (pickle) this.#phases.set(pickle.id, phaseOf(pickle));
    if (testCase) {
      this.total += 1;
      this.#pickles.set(testCase.id, testCase.pickleId);
    }
    if (testCaseStarted) {
      this.phase = this.#phases.get(this.#pickles.get(testCaseStarted.testCaseId) ?? '') ?? '';
      this.#isFailed = false;
    }
    if (testStepFinished && wordOf(testStepFinished.testStepResult.status) === 'FAILED')
      this.#isFailed = true;
    if (testCaseFinished) {
      this.ended += 1;
      if (this.#isFailed) this.failed += 1;
    }
  }
}

/** Cases over all conversations come last, from every step: they would look like a run that starts over. */
function phaseOf({ uri, tags }: NonNullable<Envelope['pickle']>): string {
  if (tags.some(({ name }) => name === '@passive')) return 'Rules over all conversations';
  return nameFolder(uri.split(/[\\/]/).at(-2) ?? '');
}

function showBar(count: Count, { stream, now }: ProgressOptions): Progress {
  const startedMs = now();
  const room = (stream.columns ?? 80) - wordsMost;
  const bar = new SingleBar(
    {
      format: '{step} {bar} {value} of {total} cases, {failed} failed{left}',
      barsize: Math.min(barMost, Math.max(barLeast, room)),
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  bar.start(0, 0, { failed: 0, step: '', left: '' });
  return {
    take(envelope) {
      count.take(envelope);
      const { ended, total, failed, phase: step } = count;
      if (envelope.testCase) bar.setTotal(total);
      if (envelope.testCaseStarted ?? envelope.testCaseFinished)
        bar.update(ended, { failed, step, left: describeLeft(count, now() - startedMs) });
    },
    end: () => bar.stop(),
  };
}

/** Such as `, 1m05s left`, by how long the cases have taken so far; nothing while too few have ended. */
export function describeLeft({ ended, total }: Pick<Count, 'ended' | 'total'>, elapsedMs: number): string {
  if (ended < telling) return '';
  const seconds = Math.ceil(((elapsedMs / ended) * (total - ended)) / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0
    ? `, ${String(seconds)}s left`
    : `, ${String(minutes)}m${String(seconds % 60).padStart(2, '0')}s left`;
}

/** A line where a step begins, and where none has been said for a while. */
function showLines(count: Count, { stream, now, tick }: ProgressOptions): Progress {
  let phase = '';
  let saidMs = now();
  const say = (): void => {
    ({ phase } = count);
    saidMs = now();
    const { ended, total, failed } = count;
    stream.write(`${phase}: ${String(ended)} of ${String(total)} cases ended, ${String(failed)} failed\n`);
  };
  const stop = tick(tickMs, () => {
    if (count.phase !== '' && now() - saidMs >= silenceMs) say();
  });
  return {
    take(envelope) {
      count.take(envelope);
      if (envelope.testCaseStarted && count.phase !== phase) say();
    },
    end: stop,
  };
}
