import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JSX } from 'preact';
import { compareFalls, compareStops, findFalls, type Member } from '../../inspection';
import { renderPage, VerdictBadge } from '../../page';
import { slug, describeBreak } from '../../report';
import type { Judged } from './judge';
import { tellTogether, whenOf } from './telling';

/** Writes `report.html` and `summary.md` above the folders of several conversations: who fell off when, and each verdict. */
export function writeOverview(
  folder: string,
  members: readonly Member[],
  judged: readonly Judged[],
  files: number,
): void {
  const title = `${String(judged.length)} conversations of ${String(files)} captures`;
  const page = renderPage({
    title,
    children: <Overview title={title} members={members} judged={judged} files={files} />,
  });
  writeFileSync(path.join(folder, 'report.html'), page);
  const rows = judged.map(
    ({ source, report }, index) =>
      `- [${source.replace(/[[\]<>]/g, '')}](${folderOf(source, index)}/summary.md): ${report.results.verdict}. ${describeBreak(report.recorded).replace(/[<>]/g, '`')}`,
  );
  const told = tellTogether(members, files)
    .split('\n')
    .map((line) => line.trim().replace(/[<>]/g, '`'));
  writeFileSync(
    path.join(folder, 'summary.md'),
    `# ${title}\n\n${told.join('\n\n')}\n\n${rows.join('\n')}\n`,
  );
}

function folderOf(source: string, index: number): string {
  return `${String(index + 1)}-${slug(source)}`;
}

function Overview(props: {
  title: string;
  members: readonly Member[];
  judged: readonly Judged[];
  files: number;
}): JSX.Element {
  const { title, members, judged, files } = props;
  const falls = findFalls(members);
  const stops = compareStops(members);
  return (
    <>
      <header>
        <h1>{title}</h1>
        <p class="target">{stops ?? compareFalls(falls, files)}</p>
        {stops !== null && falls.length > 0 && <p>{compareFalls(falls, files)}</p>}
      </header>
      <main>
        {falls.length > 0 && (
          <section>
            <h2>Who fell off when</h2>
            <ol>
              {falls.map((fall) => (
                <li>
                  {whenOf(fall)} {fall.source}: {fall.how}
                </li>
              ))}
            </ol>
          </section>
        )}
        <section>
          <h2>Each conversation</h2>
          <ul>
            {judged.map(({ source, report }, index) => (
              <li>
                <VerdictBadge verdict={report.results.verdict} />{' '}
                <a href={`${folderOf(source, index)}/report.html`}>{source}</a>:{' '}
                {describeBreak(report.recorded)}
              </li>
            ))}
          </ul>
        </section>
      </main>
    </>
  );
}
