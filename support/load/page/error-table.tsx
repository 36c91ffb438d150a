import type { JSX } from 'preact';
import type { LoadResult } from '../result-shape';
import { ms } from '../sentences';

/** What went wrong, by step and cause. */
export function ErrorTable({ errors }: Pick<LoadResult, 'errors'>): JSX.Element {
  return (
    <section aria-labelledby="errors">
      <h2 id="errors">Errors by cause</h2>
      {errors.length === 0 ? (
        <p>None.</p>
      ) : (
        <div class="scroll">
          <table class="figures">
            <thead>
              <tr>
                <th>Step and cause</th>
                <th>Times</th>
                <th>Agents</th>
                <th>First after</th>
              </tr>
            </thead>
            <tbody>
              {errors.map(({ step, cause, count, agents, firstMs }) => (
                <tr>
                  <th scope="row">
                    {step === 'hold' ? 'held session' : step}: {cause}
                  </th>
                  <td>{count}</td>
                  <td>{agents}</td>
                  <td>{ms(firstMs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
