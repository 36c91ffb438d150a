import type { JSX } from 'preact';
import type { Requirement } from '../judgement/catalogue/catalogue';
import type { Verdict } from '../judgement/verdict';
import { VerdictBadge } from '../page';
import type { Setting } from './setting';

/** A verdict of the run, with when, of what and by which suite it was found; nothing without a run. */
export function Judged({
  verdict,
  setting,
}: {
  verdict: Verdict | null;
  setting: Setting;
}): JSX.Element | null {
  if (!setting.results) return null;
  if (!verdict) return <span class="faint">{setting.words.notRun}</span>;
  return (
    <span title={setting.provenance}>
      <VerdictBadge verdict={verdict} label={setting.nameOf(verdict)} />
    </span>
  );
}

/** A requirement as a sentence, with its source, what has been seen to break it, and its verdict. */
export function Sentence({
  requirement,
  setting,
}: {
  requirement: Requirement;
  setting: Setting;
}): JSX.Element {
  const { id, level, source, section, url } = requirement;
  return (
    <li>
      <Judged verdict={setting.verdictOf(id)} setting={setting} /> {setting.sentenceOf(requirement)}{' '}
      <span class="faint">
        <a href={`#${id}`}>{id}</a> · {level} ·{' '}
        <a href={url}>
          {source}, {section}
        </a>
      </span>
    </li>
  );
}

/** The names of the faults that a requirement's checks have been seen to reject. */
export function Rejected({ id, setting }: { id: string; setting: Setting }): JSX.Element {
  const faults = setting.exercised.get(id) ?? [];
  const [first, ...more] = faults;
  if (first === undefined) return <span class="faint">{setting.words.neverRejected}</span>;
  return (
    <span title={faults.join(', ')}>
      <code>{first}</code>
      {more.length > 0 && <span class="faint"> +{more.length}</span>}
    </span>
  );
}
