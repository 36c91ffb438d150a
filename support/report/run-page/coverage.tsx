import type { JSX } from 'preact';
import { impactTexts } from '../../judgement/catalogue/catalogue';
import { count, titleOf, verdicts, type JudgedCase, type Verdict } from '../../judgement/verdict';
import { VerdictBadge } from '../../page';
import { countOf } from '../headline';
import { folderOf, type RunReport } from '../run-report';
import { nameFolder } from '../step-name';
import { CaseLink } from './unjudged';

/** How far each step of the conversation was covered, in requirements. */
export function Coverage({ report: { run } }: { report: RunReport }): JSX.Element {
  const folders = [...new Set(run.cases.map(({ record }) => folderOf(record.feature)))];
  const shown = verdicts.filter((verdict) => run.requirements.some((each) => each.verdict === verdict));
  const rows = folders.map((folder) => {
    const own = run.requirements.filter(
      ({ cases }) => cases[0] && folderOf(cases[0].record.feature) === folder,
    );
    const cases = run.cases.filter(({ record }) => folderOf(record.feature) === folder);
    return { folder, cases, counts: count(own.map(({ verdict }) => verdict)), requirements: own.length };
  });
  return (
    <section id="coverage">
      <h2>Coverage by step</h2>
      <div class="scroll">
        <table class="numbers">
          <thead>
            <tr>
              <th>Step</th>
              <th>Requirements</th>
              {shown.map((verdict) => (
                <th>
                  <VerdictBadge verdict={verdict} />
                </th>
              ))}
              <th>Cases</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ folder, cases, counts, requirements }) => (
              <tr>
                <td>{nameFolder(folder)}</td>
                <td>{requirements}</td>
                {shown.map((verdict) => (
                  <td>{counts[verdict] || ''}</td>
                ))}
                <td>{cases.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Every requirement of the run with its verdict and cases, then every case by its rule. */
export function Everything({ report: { run } }: { report: RunReport }): JSX.Element {
  return (
    <section id="all">
      <h2>Everything</h2>
      <label class="filter">
        Show only what holds <input type="search" id="filter" placeholder="id, rule, verdict or impact" />
      </label>
      <details>
        <summary>All requirements: {countOf(run.requirements, 'requirement')}</summary>
        <ul class="rows">
          {run.requirements.map(({ requirement, verdict, cases }) => (
            <li>
              <Mark verdict={verdict} /> <a href={requirement.url}>{requirement.id}</a> {requirement.level},{' '}
              {impactTexts[requirement.impact].label}. {requirement.sentence}{' '}
              <span class="faint">{cases.map(({ record }) => record.id).join(', ')}</span>
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>All cases: {countOf(run.cases, 'case')}</summary>
        <Cases cases={run.cases} />
      </details>
    </section>
  );
}

function Cases({ cases }: { cases: readonly JudgedCase[] }): JSX.Element {
  return (
    <ul class="rows">
      {cases.map((judged) => (
        <li>
          <Mark verdict={judged.verdict} /> <CaseLink judged={judged} /> {titleOf(judged.record)}
        </li>
      ))}
    </ul>
  );
}

function Mark({ verdict }: { verdict: Verdict }): JSX.Element {
  return <VerdictBadge verdict={verdict} />;
}
