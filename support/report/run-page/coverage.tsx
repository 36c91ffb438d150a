import type { JSX } from 'preact';
import type { Language } from '../../language/language';
import { ruleTexts } from '../../language/rule-texts';
import { count, titleOf, verdicts, type JudgedCase } from '../../judgement/verdict';
import { VerdictBadge } from '../../page';
import { folderOf, type RunReport } from '../run-report';
import { nameFolder } from '../step-name';
import { wordsOf } from './texts';
import { CaseLink } from './unjudged';

/** How far each step of the conversation was covered, in requirements. */
export function Coverage({ report }: { report: RunReport }): JSX.Element {
  const { run, language } = report;
  const say = wordsOf(report);
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
      <h2>{say('coverage')}</h2>
      <div class="scroll">
        <table class="numbers">
          <thead>
            <tr>
              <th>{say('step')}</th>
              <th>{say('requirementsHead')}</th>
              {shown.map((verdict) => (
                <th>
                  <VerdictBadge verdict={verdict} language={language} />
                </th>
              ))}
              <th>{say('casesHead')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ folder, cases, counts, requirements }) => (
              <tr>
                <td>{nameFolder(folder, language)}</td>
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
export function Everything({ report }: { report: RunReport }): JSX.Element {
  const { run, language } = report;
  const say = wordsOf(report);
  const { labelOf, sentenceOf } = ruleTexts(language);
  return (
    <section id="all">
      <h2>{say('everything')}</h2>
      <label class="filter">
        {say('filter')} <input type="search" id="filter" placeholder={say('filterHint')} />
      </label>
      <details>
        <summary>
          {say('allRequirements', { count: say('requirements', { n: run.requirements.length }) })}
        </summary>
        <ul class="rows">
          {run.requirements.map(({ requirement, verdict, cases }) => (
            <li>
              <VerdictBadge verdict={verdict} language={language} />{' '}
              <a href={requirement.url}>{requirement.id}</a> {requirement.level},{' '}
              {labelOf(requirement.impact)}. {sentenceOf(requirement)}{' '}
              <span class="faint">{cases.map(({ record }) => record.id).join(', ')}</span>
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{say('allCases', { count: say('cases', { n: run.cases.length }) })}</summary>
        <Cases cases={run.cases} language={language} />
      </details>
    </section>
  );
}

function Cases(props: { cases: readonly JudgedCase[]; language: Language }): JSX.Element {
  const { cases, language } = props;
  return (
    <ul class="rows">
      {cases.map((judged) => (
        <li>
          <VerdictBadge verdict={judged.verdict} language={language} /> <CaseLink judged={judged} />{' '}
          {titleOf(judged.record)}
        </li>
      ))}
    </ul>
  );
}
