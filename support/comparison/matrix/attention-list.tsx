import type { JSX } from 'preact';
import { groupUnsteady, type Group } from './attention';
import type { State } from './matrix';
import type { MatrixReport } from './report-shape';

const meanings: Record<Exclude<State, 'steady'>, string> = {
  fails: 'The last run that judged it found it broken.',
  flaky: 'The verdict goes back and forth with the software as it was.',
  warns: 'The last run that judged it warned.',
  'cannot be judged': 'In the last run something stood in the way.',
  changed: 'It holds now, and came to something else before.',
};
const shown = Object.keys(meanings) as Exclude<State, 'steady'>[];
/** Requirements of one group that stand in the open. */
const openMost = 8;

/** What wants somebody, each in a sentence with the run it came with. */
export function AttentionList({ report }: { report: MatrixReport }): JSX.Element {
  const groups = groupUnsteady(report);
  const several = new Set(report.runs.map(({ target }) => target)).size > 1;
  return (
    <>
      {shown.map((state) => (
        <Section state={state} groups={groups.filter((each) => each.state === state)} several={several} />
      ))}
    </>
  );
}

function Section({
  state,
  groups,
  several,
}: {
  state: Exclude<State, 'steady'>;
  groups: readonly Group[];
  several: boolean;
}): JSX.Element | null {
  if (groups.length === 0) return null;
  const name = state.replace(/ /g, '-');
  return (
    <section class={`attention ${name}`} id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>
        {state.charAt(0).toUpperCase() + state.slice(1)} <span class="faint meaning">{meanings[state]}</span>
      </h2>
      {groups.map(({ target, sentence, requirements }) => (
        <article>
          <p>
            {several && <span class="faint">{target}: </span>}
            {sentence}
          </p>
          <Requirements some={requirements.slice(0, openMost)} />
          {requirements.length > openMost && (
            <details>
              <summary>and {requirements.length - openMost} more</summary>
              <Requirements some={requirements.slice(openMost)} />
            </details>
          )}
        </article>
      ))}
    </section>
  );
}

function Requirements({ some }: { some: Group['requirements'] }): JSX.Element {
  return (
    <ul>
      {some.map(({ id, title }) => (
        <li>
          <a href={`#r-${id}`}>{id}</a> {title}
        </li>
      ))}
    </ul>
  );
}
