import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JSX } from 'preact';
import type { Covered } from '../judgement/catalogue/coverage';
import { renderPage } from '../page';
import { Acceptance } from './acceptance';
import { Chapters, titleOf } from './chapters';
import { Conversation } from './conversation';
import { Head } from './head';
import { Matrix } from './matrix';
import type { Chapter } from './outline';
import type { Statement } from './record';
import { readSaid } from './said';
import type { Setting } from './setting';

const style = readFileSync(path.join(__dirname, 'style.css'), 'utf8');

/** What the page is made of. */
export interface Specification {
  setting: Setting;
  chapters: readonly Chapter[];
  covered: readonly Covered[];
  /** The acceptance record of the run; null without one. */
  statement: Statement | null;
  /** Of the key that signed it; null where none did. */
  keyId: string | null;
}

/** The specification as one page that opens without a server and prints on A4. */
export function renderSpecification(source: Specification): string {
  const { setting, chapters, covered, statement, keyId } = source;
  const { words, results, language } = setting;
  const [documented, ...others] = chapters;
  const [section] = documented?.sections ?? [];
  const title = [words.title, results?.target.name].filter(Boolean).join(' · ');
  return renderPage({
    title,
    language,
    style: `${style}${runningHeads(`${title}${results ? ` · ${setting.provenance}` : ''}`)}`,
    children: (
      <>
        <a class="skip" href="#rules">
          {words.skip}
        </a>
        <main>
          <Head title={title} setting={setting} statement={statement} />
          <Contents chapters={others} section={section} setting={setting} isAccepted={statement !== null} />
          {section && <Conversation section={section} said={readSaid()} setting={setting} />}
          <Chapters chapters={others} setting={setting} />
          <Matrix covered={covered} setting={setting} />
          {statement && <Acceptance statement={statement} keyId={keyId} setting={setting} />}
        </main>
      </>
    ),
  });
}

/** What stands above and below each printed page. CSS Paged Media, margin boxes. */
function runningHeads(text: string): string {
  const quoted = JSON.stringify(text.replace(/[<>\\]/g, ' '));
  return `@page{@top-left{content:${quoted}}}`;
}

function Contents({
  chapters,
  section,
  setting,
  isAccepted,
}: {
  chapters: readonly Chapter[];
  section: Chapter['sections'][number] | undefined;
  setting: Setting;
  isAccepted: boolean;
}): JSX.Element {
  const { words } = setting;
  return (
    <nav aria-label={words.contents}>
      <h2>{words.contents}</h2>
      <div class="contents">
        <div>
          <a href="#conversation">{words.conversation}</a>
          <ol>
            {section?.rules.map(({ name }, index) => (
              <li>
                <a href={`#step-${String(index + 1)}`}>{name}</a>
              </li>
            ))}
          </ol>
        </div>
        <div>
          <a href="#rules">{words.chapters}</a>
          <ul>
            {chapters.map(({ folder }) => (
              <li>
                <a href={`#${folder}`}>{titleOf(folder)}</a>
              </li>
            ))}
          </ul>
          <p>
            <a href="#matrix">{words.matrix}</a>
          </p>
          {isAccepted && (
            <p>
              <a href="#acceptance">{words.record}</a>
            </p>
          )}
        </div>
      </div>
    </nav>
  );
}
