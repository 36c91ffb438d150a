import { isRight, type Outcome } from './weigh';

const marks = ['<!-- changes: written by `npm run docs:changes` -->', '<!-- /changes -->'] as const;

/** Puts the table of what was planted and found into a page, between its marks. @throws Error where it has none */
export function renderChanges(page: string, outcomes: readonly Outcome[]): string {
  const [start, end] = marks.map((mark) => page.indexOf(mark));
  if (start === undefined || end === undefined || start < 0 || end < start)
    throw new Error(
      `the page has no place for the table: write ${marks.join(' and ')} in it, each on a line`,
    );
  const right = outcomes.filter(isRight).length;
  const table = [
    `${String(right)} of ${String(outcomes.length)} came as they were to.`,
    '',
    '| planted | what it does | has to be found | because | came |',
    '| --- | --- | --- | --- | --- |',
    ...outcomes.map(rowOf),
  ].join('\n');
  return `${page.slice(0, start)}${marks[0]}\n\n${table}\n\n${page.slice(end)}`;
}

function rowOf(outcome: Outcome): string {
  const { change } = outcome;
  const wanted = change.expect.map(({ class: of, channel, path }) => `${of}: ${channel}, \`${path}\``);
  const cells = [
    change.name,
    change.what,
    wanted.join('<br>') || 'nothing',
    change.because,
    describe(outcome),
  ];
  return `| ${cells.map(escape).join(' | ')} |`;
}

/** What came of a change, in words. */
export function describe(outcome: Outcome): string {
  if (isRight(outcome)) return '✔';
  const { missing, surplus, misclassed } = outcome;
  return [
    '✘',
    ...missing.map(({ channel, path }) => `not found: ${channel}, ${path}`),
    ...surplus.map(({ class: of, sentence }) => `not planted: ${of}, ${sentence}`),
    ...misclassed.map(({ class: of, sentence }) => `found ${of}: ${sentence}`),
  ].join('; ');
}

function escape(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/<(?!br>)/g, '&lt;');
}
