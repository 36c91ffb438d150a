import type { JSX } from 'preact';
import { verdicts } from '../judgement/verdict';
import { VerdictBadge } from '../page';
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
  const { words, results, language, nameOf } = setting;
  return (
    <header>
      <h1>{title}</h1>
      <p>{words.intro}</p>
      {!results || !statement ? (
        <p class="note">{words.unjudged}</p>
      ) : (
        <div class={`compliance ${statement.predicate.compliance}`}>
          <p class="word">{complianceWords[language][statement.predicate.compliance]}</p>
          <p>
            <VerdictBadge verdict={results.verdict} label={nameOf(results.verdict)} /> ·{' '}
            {results.requirements.length} {words.requirements}:{' '}
            {verdicts
              .filter((verdict) => results.counts[verdict] > 0)
              .map((verdict) => `${String(results.counts[verdict])} ${nameOf(verdict)}`)
              .join(', ')}
          </p>
          <p class="faint">
            {words.target}: {results.target.name}, {results.target.url} · {words.software}:{' '}
            {results.target.software ?? words.unknownSoftware} · {words.date}: {dayOf(results.startedAt)} ·{' '}
            {words.suite}: {results.suite.name} {results.suite.version} · {words.profile}: {results.profile}
          </p>
        </div>
      )}
    </header>
  );
}
