import { SingleBar, Presets } from 'cli-progress';
import type { Envelope } from '../judgement/verdict';

/** Shows how far a run is: a bar on a terminal, nothing elsewhere. */
export interface Progress {
  take: (envelope: Envelope) => void;
  end: () => void;
}

/** Follows Cucumber's messages. */
export function showProgress(): Progress {
  if (!process.stderr.isTTY) return { take: () => undefined, end: () => undefined };
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} cases', clearOnComplete: true },
    Presets.shades_classic,
  );
  let total = 0;
  bar.start(0, 0);
  return {
    take({ testCase, testCaseFinished }) {
      if (testCase) bar.setTotal((total += 1));
      if (testCaseFinished) bar.increment();
    },
    end: () => bar.stop(),
  };
}
