import type { JSX } from 'preact';
import { drawSequence } from '../report/diagram';
import type { CaseText, RuleText, Section } from './outline';
import { rowsOf, type Said } from './said';
import type { Setting } from './setting';
import { Judged, Sentence } from './verdict';

/** The documented conversation step by step: why, what is said, what is demanded of it, and how that is tried. */
export function Conversation({
  section,
  said,
  setting,
}: {
  section: Section;
  said: readonly Said[][];
  setting: Setting;
}): JSX.Element {
  const { words } = setting;
  return (
    <section id="conversation">
      <h2>{words.conversation}</h2>
      <p class="faint">{words.conversationLead}</p>
      <p>{section.description}</p>
      {section.rules.map((rule, index) => (
        <Step rule={rule} said={said[index] ?? []} number={index + 1} setting={setting} />
      ))}
    </section>
  );
}

interface StepOf {
  rule: RuleText;
  said: readonly Said[];
  number: number;
  setting: Setting;
}

function Step({ rule, said, number, setting }: StepOf): JSX.Element {
  const { words, catalogue } = setting;
  const requirements = rule.requirements.flatMap((id) => catalogue.get(id) ?? []);
  return (
    <article class="step" id={`step-${String(number)}`}>
      <h3>{rule.name}</h3>
      <p>{rule.description}</p>
      {said.length > 0 && <Exchanged title={rule.name} said={said} setting={setting} />}
      <h4>{words.rules}</h4>
      <ul class="sentences">
        {requirements.map((requirement) => (
          <Sentence requirement={requirement} setting={setting} />
        ))}
      </ul>
      <h4>{words.examples}</h4>
      {rule.cases.map((each) => (
        <Example text={each} setting={setting} />
      ))}
    </article>
  );
}

function Exchanged({
  title,
  said,
  setting,
}: {
  title: string;
  said: readonly Said[];
  setting: Setting;
}): JSX.Element {
  const { words } = setting;
  const drawn = drawSequence({ title, rows: rowsOf(said, 'the client'), language: setting.language });
  return (
    <div class="said">
      <figure dangerouslySetInnerHTML={{ __html: drawn }} />
      <details>
        <summary>{words.messages}</summary>
        {said.map(({ from, message }) => (
          <div class={`message message-${from}`}>
            <span class="faint">{from === 'client' ? `${words.client} →` : `← ${words.server}`}</span>
            <pre>{message}</pre>
          </div>
        ))}
      </details>
    </div>
  );
}

function Example({ text, setting }: { text: CaseText; setting: Setting }): JSX.Element {
  return (
    <div class="example">
      <p>
        <Judged verdict={setting.verdictOfCase(text.id)} setting={setting} /> <strong>{text.name}</strong>{' '}
        <span class="faint">{text.id}</span>
      </p>
      <ol>
        {text.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </div>
  );
}
