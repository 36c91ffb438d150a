import type { JSX } from 'preact';
import { VerdictBadge } from '../../page';
import type { Verdict } from '../../judgement/verdict';
import type { Conformance } from '../result-shape';
import { ms } from '../sentences';

/** How the documented conversation was judged while the agents were there. */
export function ConformanceSection({ conformance }: { conformance: Conformance | null }): JSX.Element {
  return (
    <section aria-labelledby="conformance">
      <h2 id="conformance">Conformance under load</h2>
      {conformance === null ? (
        <p>Not judged: the load ended before.</p>
      ) : (
        <>
          <p>
            {conformance.verdict === null ? (
              'No verdict'
            ) : (
              <VerdictBadge verdict={conformance.verdict as Verdict} />
            )}{' '}
            of the documented conversation, on an account of its own, in {ms(conformance.durationMs)}: begun
            with {conformance.signedIn.first} agents signed in, ended with {conformance.signedIn.last}.{' '}
            <a href="conformance/report.html">The run’s own page</a>.
          </p>
          <p>
            {Object.entries(conformance.counts)
              .filter(([, count]) => count > 0)
              .map(([verdict, count]) => `${String(count)} ${verdict}`)
              .join(', ')}
            {Object.keys(conformance.counts).length > 0 && ' (requirements).'}
          </p>
          {conformance.broken.length > 0 && (
            <ul>
              {conformance.broken.map(({ id, verdict }) => (
                <li>
                  <VerdictBadge verdict={verdict as Verdict} /> <code>{id}</code>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
