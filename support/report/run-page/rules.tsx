import type { JSX } from 'preact';
import { impactTexts } from '../../judgement/catalogue/catalogue';
import { sectionOf } from '../../judgement/verdict';
import { VerdictBadge } from '../../page';
import { brokenRules, type BrokenRule } from '../broken-rule';
import { countOf } from '../headline';
import type { RunReport } from '../run-report';
import { CaseFinding } from './finding';
import type { Room } from './room';

const titles = { fail: 'Broken rules', warn: 'Warnings', info: 'Recorded' } as const;

/** The rules of one verdict, that first whose breach costs people most. */
export function Rules(props: {
  report: RunReport;
  verdict: keyof typeof titles;
  room: Room;
}): JSX.Element | null {
  const { report, verdict, room } = props;
  const rules = brokenRules(report, verdict);
  if (rules.length === 0) return null;
  return (
    <section id={verdict}>
      <h2>
        {titles[verdict]}: {countOf(rules, 'requirement')}
      </h2>
      {rules.length > 1 && <Contents rules={rules} />}
      {rules.map((rule, index) => (
        <Rule rule={rule} verdict={verdict} room={room} isOpen={verdict === 'fail' && index === 0} />
      ))}
    </section>
  );
}

function Contents({ rules }: { rules: readonly BrokenRule[] }): JSX.Element {
  return (
    <div class="scroll">
      <table class="contents">
        <thead>
          <tr>
            <th>Impact</th>
            <th>Rule</th>
            <th>Cases</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ requirement, shown }) => (
            <tr>
              <td>{impactTexts[requirement.impact].label}</td>
              <td>
                <a href={`#rule-${requirement.id}`}>{requirement.sentence}</a>{' '}
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
  verdict: keyof typeof titles;
  room: Room;
  isOpen: boolean;
}): JSX.Element {
  const { rule, verdict, room, isOpen } = props;
  const { requirement, shown } = rule;
  const { id, level, sentence, url, impact, effect, severity, because } = requirement;
  const { label, sentence: meaning } = impactTexts[impact];
  return (
    <article class="rule" id={`rule-${id}`}>
      <h3>
        <VerdictBadge verdict={verdict} /> {sentence}
      </h3>
      <p class="impact">
        <strong>{label}</strong>: {effect ?? meaning}
      </p>
      <p class="faint">
        {id} · {level}
        {severity !== undefined && ` (${severity}: ${because ?? ''})`} ·{' '}
        <a href={url}>{sectionOf(requirement)}</a>
      </p>
      {shown.map(({ judged, conclusion }, index) => (
        <CaseFinding judged={judged} conclusion={conclusion} room={room} isOpen={isOpen && index === 0} />
      ))}
    </article>
  );
}
