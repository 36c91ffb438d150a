import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JSX } from 'preact';
import { renderPage } from '../../page';
import { AttentionList } from './attention-list';
import { Grid } from './grid';
import { states } from './matrix';
import type { MatrixReport } from './report-shape';
import { describeMatrix, describeTargets } from './sentences';

const style = readFileSync(path.join(__dirname, 'matrix.css'), 'utf8');
const script = readFileSync(path.join(__dirname, 'matrix-page.js'), 'utf8');

/** Renders runs side by side as one page: what presses most in words, then every requirement with its verdicts. */
export function renderMatrixPage(report: MatrixReport): string {
  const { runs, notes, counts } = report;
  const [only, ...others] = [...new Set(runs.map(({ target }) => target))];
  const title = others.length === 0 ? `Runs of ${only ?? ''} side by side` : 'Runs side by side';
  return renderPage({
    title,
    style,
    script,
    children: (
      <>
        <header>
          <h1>{title}</h1>
          <p class={`outcome ${counts.fails > 0 ? 'outcome-fails' : ''}`} role="status">
            {describeMatrix(report)}
          </p>
          <ul class="targets">
            {describeTargets(runs).map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
          {notes.map((note) => (
            <p class="note">{note}</p>
          ))}
          <Tiles counts={counts} />
        </header>
        <main>
          <AttentionList report={report} />
          <Grid report={report} />
        </main>
      </>
    ),
  });
}

function Tiles({ counts }: { counts: MatrixReport['counts'] }): JSX.Element {
  return (
    <nav aria-label="States" class="tiles">
      {states.map((state) => {
        const name = state.replace(/ /g, '-');
        const inside = (
          <>
            <strong>{counts[state]}</strong> {state}
          </>
        );
        return counts[state] > 0 ? (
          <a href={`#${name}`} class={`tile ${name}`}>
            {inside}
          </a>
        ) : (
          <span class={`tile ${name} empty`}>{inside}</span>
        );
      })}
    </nav>
  );
}
