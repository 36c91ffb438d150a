import type { JSX } from 'preact';
import { ruleTexts } from '../../language/rule-texts';
import { sectionOf } from '../../judgement/verdict';
import { VerdictBadge } from '../../page';
import { brokenRules, type BrokenRule } from '../broken-rule';
import type { RunReport } from '../run-report';
import { CaseFinding } from './finding';
import type { Room } from './room';
import { wordsOf } from './texts';

/** The rules of one verdict, that first whose breach costs people most. */
export function Rules(props: {
  report: RunReport;
  verdict: 'fail' | 'warn' | 'info';
  room: Room;
}): JSX.Element | null {
  const { report, verdict, room } = props;
  const rules = brokenRules(report, verdict);
  if (rules.length === 0) return null;
  const say = wordsOf(report);
  return (
    <section id={verdict}>
      <h2>{say(verdict, { count: say('requirements', { n: rules.length }) })}</h2>
      {rules.length > 1 && <Contents rules={rules} report={report} />}
      {rules.map((rule, index) => (
        <Rule
          rule={rule}
          report={report}
          verdict={verdict}
          room={room}
          isOpen={verdict === 'fail' && index === 0}
        />
      ))}
    </section>
  );
}

function Contents(props: { rules: readonly BrokenRule[]; report: RunReport }): JSX.Element {
  const { rules, report } = props;
  const say = wordsOf(report);
  const { labelOf, sentenceOf } = ruleTexts(report.language);
  return (
    <div class="scroll">
      <table class="contents">
        <thead>
          <tr>
            <th>{say('impact')}</th>
            <th>{say('rule')}</th>
            <th>{say('casesHead')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ requirement, shown }) => (
            <tr>
              <td>{labelOf(requirement.impact)}</td>
              <td>
                <a href={`#rule-${requirement.id}`}>{sentenceOf(requirement)}</a>{' '}
                <span class="faint">{requirement.id}</span>
              </td>
              <td>{shown.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Rule(props: {
  rule: BrokenRule;
  report: RunReport;
  verdict: 'fail' | 'warn' | 'info';
  room: Room;
  isOpen: boolean;
}): JSX.Element {
  const { rule, report, verdict, room, isOpen } = props;
  const { requirement, shown } = rule;
  const { id, level, url, impact, severity, because } = requirement;
  const { labelOf, sentenceOf, effectOf } = ruleTexts(report.language);
  return (
    <article class="rule" id={`rule-${id}`}>
      <h3>
        <VerdictBadge verdict={verdict} language={report.language} /> {sentenceOf(requirement)}
      </h3>
      <p class="impact">
        <strong>{labelOf(impact)}</strong>: {effectOf(requirement)}
      </p>
      <p class="faint">
        {id} · {level}
        {severity !== undefined && ` (${severity}: ${because ?? ''})`} ·{' '}
        <a href={url}>{sectionOf(requirement)}</a>
      </p>
      {shown.map(({ judged, conclusion }, index) => (
        <CaseFinding
          judged={judged}
          conclusion={conclusion}
          report={report}
          room={room}
          isOpen={isOpen && index === 0}
        />
      ))}
    </article>
  );
}
