import type { JSX } from 'preact';
import type { Report } from '../output/report';

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

/** How long each step took, by the repeats of both runs; nothing where there were too few. */
export function TimingTable({ timing }: { timing: Report['timing'] }): JSX.Element | null {
  if (timing.length === 0) return null;
  const rows = [...timing].sort((one, other) => Number(other.differs) - Number(one.differs));
  return (
    <section id="timing" aria-labelledby="timing-title">
      <h2 id="timing-title">
        Time of the steps{' '}
        <span class="faint meaning">
          Medians, and the interval of their ratio that holds it 99 times in 100.
        </span>
      </h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Step</th>
              <th>Before</th>
              <th>After</th>
              <th>Ratio</th>
              <th>Samples</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ step, before, after, ratio, samples, differs }) => (
              <tr class={differs ? 'slower' : undefined}>
                <td>{step}</td>
                <td>{ms(before)}</td>
                <td>{ms(after)}</td>
                <td>{differs ? `${ratio.low.toFixed(1)} to ${ratio.high.toFixed(1)}` : '~'}</td>
                <td>{samples.join(' and ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
