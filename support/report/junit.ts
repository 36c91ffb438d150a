import { xml, type Xml } from '../protocol/xml/template';
import { count, printable, titleOf, type JudgedCase } from '../judgement/verdict';
import { headlineOf } from '../language/headline';
import { renderConclusion, type RunReport } from './run-report';

/**
 * JUnit's form of the results, which counts cases; the verdict and the requirements stand in its name. A suite per feature, a test per case, failure forms as text. What could not be judged
 * is an error, never a pass; a warning passes and speaks in `system-out`.
 */
export function renderJunit(report: RunReport): string {
  const { results, run } = report;
  const { verdict, target, requirements } = headlineOf(results);
  const features = [...new Set(run.cases.map(({ record }) => record.feature))];
  const suites = features.map((feature) => {
    const cases = run.cases.filter(({ record }) => record.feature === feature);
    const name = cases[0]?.record.featureName ?? feature;
    return xml`  <testsuite name="${printable(name)}" file="${feature}"${totals(cases)}>
${cases.map((judged) => renderCase(judged, report))}  </testsuite>
`;
  });
  const outside = run.problems.map(
    (problem) => xml`    <testcase name="the run itself" classname="run">
      <error type="error" message="${printable(problem)}"/>
    </testcase>
`,
  );
  const extra = xml`  <testsuite name="The run itself" tests="${outside.length}" failures="0" errors="${outside.length}" skipped="0">
${outside}  </testsuite>
`;
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${printable(`${results.suite.name}. ${verdict}. ${target}. ${requirements}`)}"${totals(run.cases, outside.length)}>
${suites}${outside.length > 0 ? extra : undefined}</testsuites>
`.text;
}

function totals(cases: readonly JudgedCase[], more = 0): Xml {
  const counts = count(cases.map(({ verdict }) => verdict));
  const seconds = cases.reduce((sum, { record }) => sum + record.durationMs, 0) / 1000;
  const errors = counts.error + counts.blocked + more;
  return xml` tests="${cases.length + more}" failures="${counts.fail}" errors="${errors}" skipped="${counts['not-applicable']}" time="${seconds.toFixed(3)}"`;
}

function renderCase(judged: JudgedCase, report: RunReport): Xml {
  const { record } = judged;
  return xml`    <testcase name="${printable(`${record.id} ${titleOf(record)}`)}" classname="${record.feature}" time="${(record.durationMs / 1000).toFixed(3)}">
${renderOutcome(judged, report)}    </testcase>
`;
}

function renderOutcome(judged: JudgedCase, report: RunReport): Xml | undefined {
  const { verdict, conclusions } = judged;
  const message = printable(judged.message ?? '');
  const text = printable(conclusions.map((found) => renderConclusion(judged, found, report)).join('\n\n'));
  if (verdict === 'fail') {
    return xml`      <failure type="Nonconformity" message="${message}">${text}</failure>\n`;
  }
  if (verdict === 'error' || verdict === 'blocked') {
    return xml`      <error type="${verdict}" message="${message}">${text}</error>\n`;
  }
  if (verdict === 'not-applicable') return xml`      <skipped message="${message}"/>\n`;
  return text === '' ? undefined : xml`      <system-out>${`${verdict}: ${text}`}</system-out>\n`;
}
