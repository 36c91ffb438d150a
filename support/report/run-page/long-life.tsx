import type { JSX } from 'preact';
import type { RunReport } from '../run-report';
import { soakRows } from '../soak';

/** The figures of profile `soak`; nothing of any other. */
export function LongLife({ report: { results } }: { report: RunReport }): JSX.Element | null {
  if (!results.soak) return null;
  return (
    <section>
      <h2>The long conversation</h2>
      <table>
        <tbody>
          {soakRows(results.soak).map(([what, figure]) => (
            <tr>
              <th scope="row">{what}</th>
              <td>{figure}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
