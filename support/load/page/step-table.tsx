import type { JSX } from 'preact';
import type { LoadResult } from '../result-shape';
import { describeStep } from '../sentences';
import type { LoadStep } from '../../configuration';

const meanings: Record<LoadStep, string> = {
  connect: 'TCP, TLS and the upgrade',
  open: 'from the open element to the features',
  authenticate: 'PLAIN, to success',
  reopen: 'the stream anew, to the features',
  bind: 'the resource',
  presence: 'to the own presence coming back',
  finesse: 'to the presence of the user finesse',
  subscribe: 'to a node, confirmed',
  signIn: 'all of the above together',
  ping: 'answered, each ten seconds',
  publish: 'an item, confirmed to its publisher',
  event: 'from publishing to hearing of it',
  unsubscribe: 'confirmed, at the end',
  close: 'to the goodbye of the server',
};

const columns = ['Step', 'Times', 'Failed', 'p50', 'p95', 'p99', 'Longest'] as const;
/** What a narrow page leaves out. */
const isAside = (name: (typeof columns)[number] | undefined): boolean =>
  name === 'Times' || name === 'Longest';

/** How long each step of a desktop's day took. */
export function StepTable({ result: { steps } }: { result: LoadResult }): JSX.Element {
  const longest = Math.max(1, ...steps.map(({ p99 }) => p99 ?? 0));
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">Times by step</h2>
      <div class="scroll">
        <table class="figures steps">
          <thead>
            <tr>
              {columns.map((name) => (
                <th class={isAside(name) ? 'aside' : ''}>{name}</th>
              ))}
              <th class="bars" aria-hidden="true">
                p50, p95, p99
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr class={step.step === 'signIn' ? 'sum' : ''}>
                <th scope="row">
                  {step.step} <span class="faint">{meanings[step.step]}</span>
                </th>
                {describeStep(step).map((figure, column) => (
                  <td
                    class={
                      isAside(columns[column + 1]) ? 'aside' : column === 1 && step.failed > 0 ? 'bad' : ''
                    }
                  >
                    {figure}
                  </td>
                ))}
                <td class="bars" aria-hidden="true">
                  {([step.p99, step.p95, step.p50] as const).map((value) => (
                    <span class="bar" style={`width:${String(((value ?? 0) / longest) * 100)}%`} />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="faint">
        p95 is the time that 95 of 100 did not exceed. A session that was lost is not opened anew; a step that
        failed has no time.
      </p>
    </section>
  );
}
