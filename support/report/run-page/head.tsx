import type { JSX } from 'preact';
import { verdicts } from '../../judgement/verdict';
import { VerdictBadge } from '../../page';
import { adviseOnRun } from '../advice';
import { headlineOf } from '../../language/headline';
import { ruleTexts } from '../../language/rule-texts';
import { verdictWords } from '../../language/verdict-words';
import type { RunReport } from '../run-report';
import { describeSignIns } from '../sign-ins';
import { wordsOf } from './texts';

/** The first screen: the verdict, what was tested, what stood in the way, what to do next. */
export function Head({ report }: { report: RunReport }): JSX.Element {
  const { results, language } = report;
  const say = wordsOf(report);
  const { verdict, target, requirements, cases } = headlineOf(results, language);
  const { software, domain } = results.target;
  const { suite, profile, startedAt, durationMs } = results;
  return (
    <header>
      <h1>
        <VerdictBadge verdict={results.verdict} label={verdict} />
      </h1>
      <p class="target">{target}</p>
      <p>{requirements}</p>
      <Bar report={report} />
      <p class="faint">
        {say('profile', { cases, profile })} {say('domain', { domain })}{' '}
        {say('software', { software: software ?? say('unsaid') })}{' '}
        {say('begun', { at: startedAt, seconds: (durationMs / 1000).toFixed(1) })} {suite.name}{' '}
        {suite.version}. {describeSignIns(report, language)}
      </p>
      {say('fallback') !== '' && <p class="note">{say('fallback')}</p>}
      <div class="first">
        <Causes report={report} />
        <section>
          <h2>{say('doNext')}</h2>
          <ol>
            {adviseOnRun(report, language).map((advice) => (
              <li>{linkRules(advice)}</li>
            ))}
          </ol>
        </section>
      </div>
    </header>
  );
}

/** The requirements by verdict, as wide as there are of each. */
function Bar({ report: { results, language } }: { report: RunReport }): JSX.Element {
  const shown = verdicts.filter((verdict) => results.counts[verdict] > 0);
  return (
    <div class="bar" aria-hidden="true">
      {shown.map((verdict) => (
        <span
          class={`bar-part verdict-${verdict}`}
          style={`flex-grow:${String(results.counts[verdict])}`}
          title={`${String(results.counts[verdict])} ${verdictWords[language][verdict]}`}
        />
      ))}
    </div>
  );
}

function Causes({ report }: { report: RunReport }): JSX.Element {
  const { run } = report;
  const say = wordsOf(report);
  const { causeOf } = ruleTexts(report.language);
  return (
    <section>
      <h2>{say('rootCauses')}</h2>
      {run.causes.length === 0 ? (
        <p>{say('noCauses')}</p>
      ) : (
        <ul>
          {run.causes.map(({ id, sentence, parts, requirement, cases }) => (
            <li>
              {parts?.means ?? causeOf({ id, sentence })}{' '}
              {requirement !== null && (
                <>
                  {say('breaks')} <a href={`#rule-${requirement}`}>{requirement}</a>.{' '}
                </>
              )}
              <a href={`#cause-${id}`}>{say('follow', { n: cases.length })}</a>.
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
