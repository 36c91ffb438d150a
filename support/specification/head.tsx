import type { JSX } from 'preact';
import { VerdictBadge } from '../page';
import { headlineOf } from '../language/headline';
import { complianceWords } from './compliance';
import type { Statement } from './record';
import { dayOf, type Setting } from './setting';

/** The first thing a reader sees: the word of compliance, of what and when, and the numbers. */
export function Head({
  title,
  setting,
  statement,
}: {
  title: string;
  setting: Setting;
  statement: Statement | null;
}): JSX.Element {
  const { words, results, language } = setting;
  const headline = results && headlineOf(results, language);
  return (
    <header>
      <h1>{title}</h1>
      <p>{words.intro}</p>
      {!results || !statement || !headline ? (
        <p class="note">{words.unjudged}</p>
      ) : (
        <div class={`compliance ${statement.predicate.compliance}`}>
          <p class="word">{complianceWords[language][statement.predicate.compliance]}</p>
          <p>
            <VerdictBadge verdict={results.verdict} label={headline.verdict} />
            <br />
            {headline.target}
            <br />
            {headline.requirements}. {headline.cases}, {words.profile.toLowerCase()} {results.profile}.
          </p>
          <p class="faint">
            {words.software}: {results.target.software ?? words.unknownSoftware} · {words.date}:{' '}
            {dayOf(results.startedAt)} · {words.suite}: {results.suite.name} {results.suite.version}
          </p>
        </div>
      )}
    </header>
  );
}
