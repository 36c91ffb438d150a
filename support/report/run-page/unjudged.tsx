import type { JSX } from 'preact';
import { printable, titleOf, wirePath, type JudgedCase } from '../../judgement/verdict';
import { VerdictBadge } from '../../page';
import { groupByShortReason, shortReason } from '../reason';
import { casesThat, type RunReport } from '../run-report';
import { ruleTexts } from '../../language/rule-texts';
import { wordsOf } from './texts';

/** What could not be judged, by what stood in the way. */
export function Blocked({ report }: { report: RunReport }): JSX.Element | null {
  const blocked = casesThat('blocked', report);
  if (blocked.length === 0) return null;
  const say = wordsOf(report);
  const named = new Set(report.run.causes.flatMap(({ cases }) => cases));
  const others = groupByShortReason(blocked.filter(({ record }) => !named.has(record.id)));
  const find = (id: string): JudgedCase | undefined => blocked.find(({ record }) => record.id === id);
  return (
    <section id="blocked">
      <h2>{say('unjudged', { count: say('cases', { n: blocked.length }) })}</h2>
      {report.run.causes.map(({ id, sentence, cases }) => (
        <Group
          anchor={`cause-${id}`}
          title={ruleTexts(report.language).causeOf({ id, sentence })}
          cases={cases.flatMap((each) => find(each) ?? [])}
          report={report}
        />
      ))}
      {others.map(([reason, ids]) => (
        <Group title={reason} cases={ids.flatMap((each) => find(each) ?? [])} report={report} />
      ))}
    </section>
  );
}

function Group(props: {
  anchor?: string;
  title: string;
  cases: readonly JudgedCase[];
  report: RunReport;
}): JSX.Element | null {
  const { anchor, title, cases, report } = props;
  const say = wordsOf(report);
  if (cases.length === 0) return null;
  return (
    <details id={anchor}>
      <summary>
        <VerdictBadge verdict="blocked" language={report.language} /> {title}{' '}
        <span class="faint">{say('cases', { n: cases.length })}</span>
      </summary>
      <ul>
        {cases.map(({ record, message }) => (
          <li>
            <CaseLink judged={{ record }} /> {titleOf(record)}
            <Reason message={message ?? ''} title={title} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a case says of its own; nothing where that is the group's sentence once more. */
function Reason({ message, title }: { message: string; title: string }): JSX.Element | null {
  const reason = shortReason(message);
  if (reason === shortReason(title)) return null;
  return (
    <>
      <br />
      <span class="faint">{reason}</span>
    </>
  );
}

/** What the target does not offer, or its file does not allow: a line for each reason. */
export function NotApplicable({ report }: { report: RunReport }): JSX.Element | null {
  const cases = casesThat('not-applicable', report);
  const say = wordsOf(report);
  if (cases.length === 0) return null;
  return (
    <section id="not-applicable">
      <h2>{say('notApplicable', { count: say('cases', { n: cases.length }) })}</h2>
      <ul>
        {groupByShortReason(cases).map(([reason, ids]) => (
          <li>
            {reason} <span class="faint">({ids.join(', ')})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the suite itself did wrong. */
export function Errors({ report }: { report: RunReport }): JSX.Element | null {
  const cases = casesThat('error', report);
  const { problems } = report.run;
  if (cases.length + problems.length === 0) return null;
  return (
    <section id="error">
      <h2>{wordsOf(report)('suiteFaults')}</h2>
      <ul>
        {problems.map((problem) => (
          <li>
            <VerdictBadge verdict="error" language={report.language} /> {printable(problem)}
          </li>
        ))}
        {cases.map((judged) => (
          <li>
            <VerdictBadge verdict="error" language={report.language} /> <CaseLink judged={judged} />{' '}
            {titleOf(judged.record)}: {printable(judged.message ?? '')}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A case's id, which leads to its conversation where it held one. */
export function CaseLink({ judged: { record } }: { judged: Pick<JudgedCase, 'record'> }): JSX.Element {
  if (!record.transcript) return <span class="case-id">{record.id}</span>;
  return (
    <a class="case-id" href={`${wirePath(record.id)}.txt`}>
      {record.id}
    </a>
  );
}
