import type { Report } from './report';

/** What a comparison comes to, in one sentence. */
export function describeOutcome({ outcome, differences, failOn, noise, decisions }: Report): string {
  const unknown = noise.known
    ? ''
    : ' What of it is noise is unknown: neither run has repeats, and no control was named.';
  const count = differences.length;
  if (outcome === 'not comparable')
    return `Not comparable as a whole; in what can be compared ${count === 0 ? 'nothing differs' : differs(count)}.${unknown}`;
  if (outcome === 'no difference')
    return noise.known
      ? 'No difference.'
      : `Nothing differs.${unknown.replace('What of it is noise', 'How much the server differs from itself')}`;
  const { unexpected, expired, gone } = decisions;
  const failing = [
    ...(unexpected.length > 0
      ? [
          `${String(unexpected.length)} ${failOn === 'breaking' ? 'breaking' : 'breaking, behavioural or unknown'} and accepted by nobody`,
        ]
      : []),
    ...(expired.length > 0 ? [`${String(expired.length)} accepted for a time that is over`] : []),
    ...(gone.length > 0 ? [`${String(gone.length)} expected and gone`] : []),
  ];
  const verdict =
    failing.length > 0
      ? failing.join(', ')
      : `none of them ${failOn === 'breaking' ? 'breaking' : 'breaking, behavioural or unknown'} without being accepted`;
  return `${capital(differs(count))}: ${verdict}.${unknown}`;
}

function differs(count: number): string {
  return count === 1 ? 'one thing differs' : `${String(count)} things differ`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** How many of each class. */
export function describeCounts({ counts }: Report): string {
  const { accepted, ...classes } = counts;
  const told = Object.entries(classes).map(([name, count]) => `${String(count)} ${name}`);
  return [...told, ...(accepted > 0 ? [`${String(accepted)} of them accepted`] : [])].join(', ');
}

/** What was taken out as noise, and how it is known. */
export function describeNoise({ noise }: Report): string {
  if (!noise.known) return 'Noise is unknown: give --control RUN, or run with --repeat N.';
  const count = noise.subtracted.length;
  const what = count === 0 ? 'nothing was taken out' : `${String(count)} taken out`;
  return `Noise by ${String(noise.samples)} conversations held again: ${what}.`;
}

/** A run in a line. */
export function describeRun({ target, software, startedAt, folder }: Report['before']): string {
  return `${target}, ${software ?? 'software unknown'}, ${startedAt.slice(0, 16).replace('T', ' ')} UTC, ${folder}`;
}

/** In how many cases, in words that fit a column. */
export function describeCases(cases: readonly string[]): string {
  return cases.length === 0 ? 'all' : `${String(cases.length)} case${cases.length === 1 ? '' : 's'}`;
}
