import type { LoadComparison } from './compare-loads';

/** Two loads side by side, as text for a terminal and a change ticket. */
export function renderLoadComparison(
  { before, after, obstacles, differences, steps, exitCode }: LoadComparison,
  file: string,
): string {
  const side = ({ target, startedAt, verdict, signedIn }: typeof before): string =>
    `${target}, ${startedAt}: ${verdict}, ${String(signedIn)} agents signed in`;
  const time = (value: number | null): string => (value === null ? '–' : `${String(value)} ms`).padStart(11);
  return [
    `Before  ${side(before)}`,
    `After   ${side(after)}`,
    '',
    ...obstacles.map((sentence) => `Not comparable: ${sentence}.`),
    ...differences.map((difference) => `${difference.class.padEnd(12)} ${difference.sentence}`),
    ...(differences.length === 0 && obstacles.length === 0 ? ['No difference beyond chance.'] : []),
    '',
    `${'step'.padEnd(13)}${'p50 before'.padStart(11)}${'p50 after'.padStart(11)}${'p95 before'.padStart(12)}${'p95 after'.padStart(12)}`,
    ...steps.map(
      ({ step, p50, p95, differs }) =>
        `${step.padEnd(13)}${p50.map(time).join('')} ${p95.map(time).join(' ')}${differs ? '  differs' : ''}`,
    ),
    '',
    `${describeOutcome(exitCode)} Written to ${file}`,
    '',
  ].join('\n');
}

function describeOutcome(exitCode: LoadComparison['exitCode']): string {
  if (exitCode === 3) return 'The two loads cannot be compared.';
  return exitCode === 1 ? 'Something that fails has changed.' : 'Nothing that fails has changed.';
}
