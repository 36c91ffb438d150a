import type { JSX } from 'preact';
import { verdicts } from '../../judgement/verdict';
import { VerdictBadge } from '../../page';
import { adviseOnRun } from '../advice';
import { headlineOf } from '../headline';
import { describeSignIns, type RunReport } from '../run-report';

/** The first screen: the verdict, what was tested, what stood in the way, what to do next. */
export function Head({ report }: { report: RunReport }): JSX.Element {
  const { results } = report;
  const { target, requirements, cases } = headlineOf(results);
  const { software, domain } = results.target;
  const { suite, profile, startedAt, durationMs } = results;
  return (
    <header>
      <h1>
        <VerdictBadge verdict={results.verdict} label={`Verdict: ${results.verdict}`} />
      </h1>
      <p class="target">{target}</p>
      <p>{requirements}</p>
      <Bar report={report} />
      <p class="faint">
        {cases}, profile {profile}. Domain {domain}. Software: {software ?? 'the server did not say'}. Begun{' '}
        {startedAt}, {(durationMs / 1000).toFixed(1)} s. {suite.name} {suite.version}.{' '}
        {describeSignIns(report)}
      </p>
      <div class="first">
        <Causes report={report} />
        <section>
          <h2>What to do next</h2>
          <ol>
            {adviseOnRun(report).map((advice) => (
              <li>{linkRules(advice)}</li>
            ))}
          </ol>
        </section>
      </div>
    </header>
  );
}

/** The requirements by verdict, as wide as there are of each. */
function Bar({ report: { results } }: { report: RunReport }): JSX.Element {
  const shown = verdicts.filter((verdict) => results.counts[verdict] > 0);
  return (
    <div class="bar" aria-hidden="true">
      {shown.map((verdict) => (
        <span
          class={`bar-part verdict-${verdict}`}
          style={`flex-grow:${String(results.counts[verdict])}`}
          title={`${String(results.counts[verdict])} ${verdict}`}
        />
      ))}
    </div>
  );
}

function Causes({ report: { run } }: { report: RunReport }): JSX.Element {
  return (
    <section>
      <h2>Root causes</h2>
      {run.causes.length === 0 ? (
        <p>Nothing kept other cases from being judged.</p>
      ) : (
        <ul>
          {run.causes.map(({ id, sentence, requirement, cases }) => (
            <li>
              {sentence}{' '}
              {requirement !== null && (
                <>
                  It breaks <a href={`#rule-${requirement}`}>{requirement}</a>.{' '}
                </>
              )}
              <a href={`#cause-${id}`}>
                {String(cases.length)} {cases.length === 1 ? 'case follows' : 'cases follow'}
              </a>
              .
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A sentence in which ids of requirements lead to them. */
function linkRules(sentence: string): (string | JSX.Element)[] {
  return sentence
    .split(/\b((?:RFC\d+|XEP\d+|DOC|FIN)-[\w.]+-[a-z]\b)/)
    .map((part, index) => (index % 2 === 1 ? <a href={`#rule-${part}`}>{part}</a> : part));
}
