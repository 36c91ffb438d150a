import type { JSX } from 'preact';
import { VerdictBadge } from '../../page';
import type { LoadResult } from '../result-shape';
import { ms, percent } from '../sentences';

/** What the target file wants to hold, and what was found. */
export function ThresholdTable({ thresholds }: Pick<LoadResult, 'thresholds'>): JSX.Element {
  return (
    <section aria-labelledby="thresholds">
      <h2 id="thresholds">Thresholds</h2>
      <div class="scroll">
        <table class="figures">
          <thead>
            <tr>
              <th>Threshold</th>
              <th>At most</th>
              <th>Found</th>
              <th>Verdict</th>
            </tr>
          </thead>
          <tbody>
            {thresholds.map(({ name, unit, most, found, holds, usual }) => {
              const write = unit === 'ms' ? ms : percent;
              return (
                <tr>
                  <th scope="row">
                    {name} {usual && <span class="faint">not in the target file</span>}
                  </th>
                  <td>{write(most)}</td>
                  <td>{found === null ? 'nothing seen' : write(found)}</td>
                  <td>
                    <VerdictBadge verdict={holds ? 'pass' : 'fail'} label={holds ? 'holds' : 'fails'} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
