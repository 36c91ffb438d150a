import { SingleBar, Presets } from 'cli-progress';
import { nameFolder } from '../report';
import { wordOf, type Envelope } from '../judgement/verdict';

/** Shows how far a run is: a bar on a terminal, a line for each step of the conversation elsewhere. */
export interface Progress {
  take: (envelope: Envelope) => void;
  end: () => void;
}

/** Where progress is shown, and by which clock. */
export interface ProgressOptions {
  stream: { isTTY?: boolean; write: (text: string) => unknown };
  /** Milliseconds of a steady clock. */
  now: () => number;
}

/** How long nothing is said at most while cases go on, in milliseconds. */
const silenceMs = 15_000;

/** Follows Cucumber's messages, those before the first case included. */
export function showProgress(
  earlier: readonly Envelope[] = [],
  options: ProgressOptions = { stream: process.stderr, now: () => performance.now() },
): Progress {
  const count = new Count();
  for (const envelope of earlier) count.take(envelope);
  return options.stream.isTTY ? showBar(count) : showLines(count, options);
}

/** How many cases there are, have ended and have failed, and which step of the conversation they are about. */
class Count {
  total = 0;
  ended = 0;
  failed = 0;
  folder = '';
  readonly #uris = new Map<string, string>();
  readonly #pickles = new Map<string, string>();
  #isFailed = false;

  take({ pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished }: Envelope): void {
    if (pickle) this.#uris.set(pickle.id, pickle.uri);
    if (testCase) {
      this.total += 1;
      this.#pickles.set(testCase.id, testCase.pickleId);
    }
    if (testCaseStarted) {
      const uri = this.#uris.get(this.#pickles.get(testCaseStarted.testCaseId) ?? '') ?? '';
      this.folder = uri.split(/[\\/]/).at(-2) ?? '';
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

function showBar(count: Count): Progress {
  const bar = new SingleBar(
    {
      format: '{bar} {value} of {total} cases, {failed} failed, {eta_formatted} left · {step}',
      clearOnComplete: true,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  bar.start(0, 0, { failed: 0, step: '' });
  return {
    take(envelope) {
      count.take(envelope);
      if (envelope.testCase) bar.setTotal(count.total);
      if (envelope.testCaseFinished)
        bar.update(count.ended, { failed: count.failed, step: nameFolder(count.folder) });
    },
    end: () => bar.stop(),
  };
}

/** A line where a step begins, and where none has been said for a while. */
function showLines(count: Count, { stream, now }: ProgressOptions): Progress {
  let folder = '';
  let saidMs = now();
  return {
    take(envelope) {
      count.take(envelope);
      const isStep = envelope.testCaseStarted !== undefined && count.folder !== folder;
      const isOverdue = envelope.testCaseFinished !== undefined && now() - saidMs >= silenceMs;
      if (!isStep && !isOverdue) return;
      ({ folder } = count);
      saidMs = now();
      const { ended, total, failed } = count;
      stream.write(
        `${nameFolder(folder)}: ${String(ended)} of ${String(total)} cases ended, ${String(failed)} failed\n`,
      );
    },
    end: () => undefined,
  };
}
