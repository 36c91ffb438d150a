import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Results, Verdict } from '../judgement/verdict';
import { headlineOf } from '../language/headline';

const colours: Record<Verdict, string> = {
  error: '#8e1a8b',
  fail: '#b3261e',
  blocked: '#7a4b00',
  warn: '#8a5a00',
  pass: '#1b6e36',
  info: '#24589c',
  'not-applicable': '#5a646e',
};

/**
 * Puts the verdict, the target and the number of requirements above Cucumber's own page, which knows of cases alone and
 * shows what warned as passed. @throws Error of the file system
 */
export function headCucumberPage(folder: string, results: Results): void {
  const file = path.join(folder, 'cucumber.html');
  if (!existsSync(file)) return;
  const page = readFileSync(file, 'utf8');
  const { verdict, target } = headlineOf(results);
  const title = renderToString(
    <title>
      {verdict}. {target}
    </title>,
  );
  const headed = page
    .replace('<title>Cucumber</title>', () => title)
    .replace('<body>', () => `<body>\n${renderToString(<Heading results={results} />)}`);
  writeFileSync(file, headed);
}

function Heading({ results }: { results: Results }): JSX.Element {
  const { verdict, target, requirements, cases } = headlineOf(results);
  const { startedAt, profile, suite } = results;
  return (
    <header style="font-family:system-ui,sans-serif;padding:1rem;border-bottom:1px solid #999">
      <h1 style={`margin:0;color:${colours[results.verdict]}`}>{verdict}</h1>
      <p>
        <strong>{target}</strong>
        <br />
        {requirements}
        <br />
        {cases}, profile {profile}, begun {startedAt}, {suite.name} {suite.version}
      </p>
      <p>
        This page is Cucumber's own. It counts cases, and knows no warning and no blocked case: “passed” holds
        what warned or was only recorded, “pending” what could not be judged, “skipped” what is not
        applicable. The whole truth stands in <a href="report.html">report.html</a>.
      </p>
    </header>
  );
}
