import type { JSX } from 'preact';
import { signs } from '../../page';
import type { MatrixReport } from './report-shape';
import { momentOf } from './sentences';

type Run = MatrixReport['runs'][number];
type Requirement = MatrixReport['requirements'][number];

/** Runs from which on a name stands above them in a line. */
const wideLeast = 4;

/** Every requirement with what each run says of it, and what the signs mean. */
export function Grid({ report: { runs, requirements } }: { report: MatrixReport }): JSX.Element {
  return (
    <section aria-labelledby="grid-title">
      <h2 id="grid-title">Every requirement</h2>
      <form class="filters">
        <label>
          Find <input type="search" id="filter" placeholder="id, rule or state" />
        </label>
        <label>
          <input type="checkbox" id="unsteady" /> only what is not steady
        </label>
        <span class="faint keys">Keys: the arrows go from cell to cell.</span>
      </form>
      <p class="legend faint">
        {Object.entries(signs).map(([verdict, sign]) => (
          <span>
            <span class={`verdict verdict-${verdict}`}>{sign}</span> {verdict}
          </span>
        ))}
        <span>empty: not held</span>
        <span class="paper">What is steady is left out on paper.</span>
      </p>
      <div class="scroll" role="region" aria-labelledby="grid-title" tabIndex={0}>
        <table class="grid">
          <thead>
            <Spans runs={runs} of={({ target }) => target} label="Target" />
            <Spans
              runs={runs}
              of={({ target, software }) => `${target}\n${software ?? 'unknown'}`}
              label="Software"
            />
            <tr class="moments">
              <th scope="col">Requirement</th>
              {runs.map((run) => (
                <th scope="col">
                  <RunLink run={run} />
                </th>
              ))}
            </tr>
          </thead>
          {requirements.map((requirement) => (
            <Row requirement={requirement} runs={runs} />
          ))}
        </table>
      </div>
    </section>
  );
}

/** Neighbours that are alike share one head. */
function Spans({
  runs,
  of,
  label,
}: {
  runs: readonly Run[];
  of: (run: Run) => string;
  label: string;
}): JSX.Element {
  const spans = runs.reduce<{ name: string; count: number }[]>((sofar, run) => {
    const last = sofar.at(-1);
    if (last?.name === of(run)) last.count += 1;
    else sofar.push({ name: of(run), count: 1 });
    return sofar;
  }, []);
  return (
    <tr class="spans">
      <th scope="row">{label}</th>
      {spans.map(({ name, count }) => (
        <th
          scope="colgroup"
          colSpan={count}
          class={count < wideLeast ? 'narrow' : undefined}
          title={name.split('\n').at(-1)}
        >
          <span>{name.split('\n').at(-1)}</span>
        </th>
      ))}
    </tr>
  );
}

function RunLink({ run }: { run: Run }): JSX.Element {
  const name = <span>{momentOf(run)}</span>;
  const title = `${run.folder}: ${run.verdict}, profile ${run.profile}, suite ${run.suite}`;
  return run.link === null ? (
    <span title={title}>{name}</span>
  ) : (
    <a href={run.link} title={title}>
      {name}
    </a>
  );
}

function Row({ requirement, runs }: { requirement: Requirement; runs: readonly Run[] }): JSX.Element {
  const { id, title, state, cells, histories } = requirement;
  const told = histories.filter((each) => each.state !== 'steady').map(({ sentence }) => sentence);
  return (
    <tbody id={`r-${id}`} class={state.replace(/ /g, '-')}>
      <tr>
        <th scope="row" title={told.join(' ') || undefined}>
          <div class="rule">
            <span class="id">{id}</span> <span class="state">{state === 'steady' ? '' : state}</span>
            <span class="title">{title}</span>
          </div>
        </th>
        {cells.map((cell, column) =>
          cell ? (
            <td class={edgeOf(runs, column)}>
              <a
                class={`verdict-${cell.verdict}`}
                href={cell.link}
                aria-label={cell.verdict}
                title={cell.verdict}
              >
                {signs[cell.verdict]}
              </a>
            </td>
          ) : (
            <td class={edgeOf(runs, column)} />
          ),
        )}
      </tr>
    </tbody>
  );
}

/** Where other software begins, a line shows it down the table. */
function edgeOf(runs: readonly Run[], column: number): string | undefined {
  const [run, before] = [runs[column], runs[column - 1]];
  if (!run || !before) return undefined;
  return run.target !== before.target || run.software !== before.software ? 'edge' : undefined;
}
