import { renderConsole, renderVerdict, type RunReport } from '../report';
import { describeTerminal } from './terminal';

/** How much a run says. */
export type Loudness = 'usual' | 'verbose' | 'quiet' | 'json';

/** Says what a run has to say, to whom it is for. Errors are no part of it: they always go to stderr. */
export interface Voice {
  loudness: Loudness;
  /** A line for whoever watches the run. */
  say: (line: string) => void;
  /** A line that the exit code is not understood without. */
  insist: (line: string) => void;
  /** The verdict and what it rests on. `folder` is printed as it is given. */
  conclude: (report: RunReport, folder: string) => void;
}

/** Where a voice is heard. */
export interface Streams {
  stdout: { write: (text: string) => unknown; isTTY?: boolean; columns?: number };
  stderr: { write: (text: string) => unknown };
}

/**
 * The voice of a run: `quiet` is heard at its end alone, in two lines; of `json` the results alone stand on stdout, so
 * that a program can read them, and all else on stderr.
 */
export function makeVoice(loudness: Loudness, streams: Streams = process): Voice {
  const { stdout, stderr } = streams;
  const insist = (line: string): void => void (loudness === 'json' ? stderr : stdout).write(`${line}\n`);
  return {
    loudness,
    insist,
    say: loudness === 'quiet' ? () => undefined : insist,
    conclude: (report, folder) => {
      const options = { folder, ...describeTerminal(stdout, process.env) };
      if (loudness === 'json') stdout.write(`${JSON.stringify(report.results, null, 2)}\n`);
      else if (loudness === 'quiet') insist(renderVerdict(report, options));
      else insist(`\n${renderConsole(report, { ...options, verbose: loudness === 'verbose' })}`);
    },
  };
}
