import { SingleBar, Presets } from 'cli-progress';
import type { Target } from '../target';
import type { Envelope } from '../verdict';

/** Shows how far a run is: a bar on a terminal, one line elsewhere. */
export interface Progress {
  take: (envelope: Envelope) => void;
  end: () => void;
}

/** Says what is about to be tested, and follows Cucumber's messages. */
export function showProgress(target: Target, profile: string): Progress {
  const server = target.embedded ? 'the embedded reference server' : target.name;
  console.log(`Testing ${server} at ${target.url}, profile ${profile}.`);
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
