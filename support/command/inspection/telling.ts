import { compareFalls, compareStops, findFalls, type Fall, type Member } from '../../inspection';
import { countOf, headlineOf } from '../../language/headline';
import { brokenRules, describeBreak } from '../../report';
import { printable } from '../../judgement/verdict';
import type { Judged } from './judge';

/** What one conversation came to, for a terminal: where it broke and what is next at the end, as of a run. */
export function tellConversation({ report, recorded }: Judged, page: string): string {
  const { recorded: account } = report;
  const { verdict, requirements } = headlineOf(report.results);
  const frames = recorded.recording.transcript.entries.filter(({ kind }) => kind === 'frame');
  const shown = account.steps.filter(({ state }) => state !== 'not in the capture');
  const rules = (['fail', 'warn'] as const).flatMap((graded) =>
    brokenRules(report, graded).map(
      ({ requirement, shown: found }) =>
        `${graded} ${requirement.id} ${requirement.sentence} (${found.map(({ judged }) => judged.record.id).join(', ')})`,
    ),
  );
  const lines = [
    `${account.source}, ${countOf(frames, 'message')}`,
    ...account.notes,
    ...account.slips.map((slip) => `Slip of whoever wrote it down: ${slip}`),
    ...shown.map(
      ({ number, name, state, detail }) => `  step ${String(number)}, ${name}: ${state} (${detail})`,
    ),
    ...account.clientFaults.map(({ sentence, step }) => `The client, at ${step}: ${sentence}`),
    ...rules,
    describeBreak(account),
    ...(account.broken ? [`Next: ${account.broken.next}`] : []),
    ...(account.broken?.after ? [`What would have come: ${account.broken.after}.`] : []),
    `${requirements}.`,
    `${verdict}. Report: ${page}`,
  ];
  return printable(lines.join('\n'));
}

/** Who fell off when, and what that says, of several conversations. */
export function tellTogether(members: readonly Member[], files: number): string {
  const falls = findFalls(members);
  const stops = compareStops(members);
  return printable(
    [
      ...falls.map((fall) => `  ${whenOf(fall)}  ${fall.source}: ${fall.how}`),
      ...(falls.length > 0 || stops === null ? [compareFalls(falls, files)] : []),
      ...(stops === null ? [] : [stops]),
    ].join('\n'),
  );
}

/** A moment as people and logs of servers write it; or that none is known. */
export function whenOf({ atMs }: Fall): string {
  return atMs === null ? 'at a time not shown' : new Date(atMs).toISOString();
}
