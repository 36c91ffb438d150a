import type { JSX } from 'preact';
import type { Chapter, RuleText, Section } from './outline';
import type { Setting } from './setting';
import { Judged, Sentence } from './verdict';

/** Every rule by step of the conversation: why it matters, what it demands, and by which cases it is tried. */
export function Chapters({
  chapters,
  setting,
}: {
  chapters: readonly Chapter[];
  setting: Setting;
}): JSX.Element {
  const { words, language } = setting;
  return (
    <section id="rules" lang={language === 'en' ? undefined : 'en'}>
      <h2 lang={language}>{words.chapters}</h2>
      {words.english !== '' && (
        <p class="note" lang={language}>
          {words.english}
        </p>
      )}
      {chapters.map(({ folder, sections }) => (
        <section id={folder} class="chapter">
          <h3>{titleOf(folder)}</h3>
          {sections.map((section) => (
            <Features section={section} setting={setting} />
          ))}
        </section>
      ))}
    </section>
  );
}

/** A folder's name as a heading: `1-upgrade` is `1 · Upgrade`. */
export function titleOf(folder: string): string {
  const [number = '', ...rest] = folder.split('-');
  const name = rest.join(' ');
  return `${number} · ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function Features({ section, setting }: { section: Section; setting: Setting }): JSX.Element {
  return (
    <section>
      <h4>{section.name}</h4>
      <p class="faint">{section.description}</p>
      {section.rules.map((rule) => (
        <RuleOf rule={rule} setting={setting} />
      ))}
    </section>
  );
}

function RuleOf({ rule, setting }: { rule: RuleText; setting: Setting }): JSX.Element {
  const requirements = rule.requirements.flatMap((id) => setting.catalogue.get(id) ?? []);
  return (
    <article class="rule">
      <h5>{rule.name}</h5>
      <p>{rule.description}</p>
      <ul class="sentences">
        {requirements.map((requirement) => (
          <Sentence requirement={requirement} setting={setting} />
        ))}
      </ul>
      <ul class="cases">
        {rule.cases.map(({ name, id }) => (
          <li>
            <Judged verdict={setting.verdictOfCase(id)} setting={setting} /> {name}{' '}
            <span class="faint">{id}</span>
          </li>
        ))}
      </ul>
    </article>
  );
}
