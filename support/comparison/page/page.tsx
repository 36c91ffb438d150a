import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JSX } from 'preact';
import { renderPage } from '../../page';
import type { Comparison } from '../compare';
import type { Report } from '../output/report';
import { describeNoise, describeOutcome, describeRun } from '../output/sentences';
import { DifferenceEntry } from './difference-entry';
import { excerptOf } from './excerpt';
import { TimingTable } from './timing-table';

const style = readFileSync(path.join(__dirname, 'compare.css'), 'utf8');
const script = readFileSync(path.join(__dirname, 'compare-page.js'), 'utf8');

const classes = ['breaking', 'behavioural', 'unknown', 'cosmetic'] as const;
const meanings: Record<(typeof classes)[number], string> = {
  breaking: 'A named client depends on it.',
  behavioural: 'The server acts otherwise; no client in use is known to stumble over it.',
  unknown: 'No rule knows it: somebody has to look.',
  cosmetic: 'Clients in use pass over it.',
};
/** Of each class so many are shown with their conversations; the others with what differs alone. */
const openedMost = 150;

/** Renders a comparison as one page: what it comes to, and each difference with both conversations. */
export function renderComparePage(
  report: Report,
  comparison: Comparison,
  decisions: readonly string[],
): string {
  return renderPage({
    title: `Before and after: ${report.before.target}`,
    style,
    script,
    children: (
      <>
        <Head report={report} decisions={decisions} />
        <main>
          {classes.map((of) => (
            <Section of={of} report={report} comparison={comparison} />
          ))}
          <TimingTable timing={report.timing} />
          <Aside report={report} />
        </main>
      </>
    ),
  });
}

function Head({ report, decisions }: { report: Report; decisions: readonly string[] }): JSX.Element {
  const { before, after, outcome, obstacles, compared, counts } = report;
  return (
    <header>
      <h1>Before and after: {before.target}</h1>
      <p class={`outcome outcome-${outcome.replace(/ /g, '-')}`} role="status">
        {describeOutcome(report)}
      </p>
      {[...obstacles.map(({ sentence }) => sentence), ...decisions].map((sentence) => (
        <p class="obstacle">{sentence}</p>
      ))}
      <dl class="runs">
        <dt>Before</dt>
        <dd>{describeRun(before)}</dd>
        <dt>After</dt>
        <dd>{describeRun(after)}</dd>
        <dt>Compared</dt>
        <dd>
          {compared.cases} cases, {compared.conversations} conversations. {describeNoise(report)}
        </dd>
      </dl>
      <nav aria-label="Classes" class="tiles">
        {classes.map((of) => (
          <a href={`#${of}`} class={`tile ${of}`}>
            <strong>{counts[of]}</strong> {of}
          </a>
        ))}
      </nav>
      <p class="faint keys">
        Keys: <kbd>j</kbd> and <kbd>k</kbd> go from difference to difference, <kbd>Enter</kbd> opens one.
      </p>
    </header>
  );
}

function Section({
  of,
  report,
  comparison,
}: {
  of: (typeof classes)[number];
  report: Report;
  comparison: Comparison;
}): JSX.Element | null {
  const found = report.differences.filter((each) => each.class === of);
  if (found.length === 0) return null;
  const list = found.map((difference, number) => {
    const source = comparison.differences.find(({ fingerprint }) => fingerprint === difference.fingerprint);
    const excerpt =
      source && number < openedMost ? excerptOf(source, comparison.before, comparison.after) : null;
    return <DifferenceEntry difference={difference} excerpt={excerpt} />;
  });
  return (
    <section id={of} aria-labelledby={`${of}-title`}>
      <h2 id={`${of}-title`}>
        {found.length} {of} <span class="faint meaning">{meanings[of]}</span>
      </h2>
      {list}
    </section>
  );
}

/** What was found and left out, with the reason. */
function Aside({ report: { noise, compared } }: { report: Report }): JSX.Element {
  return (
    <>
      {noise.subtracted.length > 0 && (
        <details>
          <summary>Taken out as noise: {noise.subtracted.length}</summary>
          <p class="faint">The server differs from itself in this: {noise.sources.join('; ')}.</p>
          <ul>
            {noise.subtracted.map(({ sentence, cases }) => (
              <li>
                {sentence} <span class="faint">{cases.slice(0, 5).join(', ')}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {compared.parted.length > 0 && (
        <details>
          <summary>Conversations that went another way: {compared.parted.length}</summary>
          <p class="faint">
            After a difference the suite had to do something else there. What was asked on both sides is
            compared, and what followed on one side alone is not.
          </p>
          <p>{compared.parted.join(', ')}</p>
        </details>
      )}
    </>
  );
}
