import type { JSX } from 'preact';
import {
  printable,
  sectionOf,
  titleOf,
  wirePath,
  type Conclusion,
  type Finding,
  type JudgedCase,
} from '../../judgement/verdict';
import { rowsOf } from '../case-diagram';
import { drawSequence, focusOn, readExchanges } from '../diagram';
import { layOut } from '../pretty-xml';
import { anchorOf, Conversation } from './conversation';
import type { RunReport } from '../run-report';
import type { Room } from './room';
import { wordsOf } from './texts';

/** What a case found: what was sent, expected and came, the picture of it, and the conversation beside. */
export function CaseFinding(props: {
  judged: JudgedCase;
  conclusion: Conclusion;
  report: RunReport;
  room: Room;
  isOpen: boolean;
}): JSX.Element {
  const { judged, conclusion, report, room, isOpen } = props;
  const { record } = judged;
  const { finding, message } = conclusion;
  return (
    <details class="case" id={`case-${record.id}`} open={isOpen}>
      <summary>
        <span class="case-id">{record.id}</span> {titleOf(record)}
      </summary>
      {finding ? <Evidence finding={finding} report={report} /> : <p>{printable(message)}</p>}
      <Exchange judged={judged} finding={finding} report={report} room={room} />
    </details>
  );
}

function Evidence({ finding, report }: { finding: Finding; report: RunReport }): JSX.Element {
  const { requirement: id, sent, expected, got, next, known } = finding;
  const say = wordsOf(report);
  const requirement = report.catalogue.get(id);
  return (
    <dl class="evidence">
      <dt>{say('sent')}</dt>
      <dd>
        <pre>{layOutLines(sent ?? say('nothingSent'))}</pre>
      </dd>
      <dt>{say('expected')}</dt>
      <dd>
        {expected.length === 1 ? (
          expected[0]
        ) : (
          <ul>
            {expected.map((each) => (
              <li>{each}</li>
            ))}
          </ul>
        )}
      </dd>
      <dt>{say('came')}</dt>
      <dd class="came">
        <pre>{layOutLines(got)}</pre>
      </dd>
      {known !== undefined && (
        <>
          <dt>{say('known')}</dt>
          <dd>{known}</dd>
        </>
      )}
      {(next !== null || requirement) && (
        <>
          <dt>{say('next')}</dt>
          <dd>
            {next === null && requirement
              ? say('nextUnknown', { section: sectionOf(requirement) })
              : printable(next ?? '')}
          </dd>
        </>
      )}
    </dl>
  );
}

/** What stands on a line of its own laid out where it is XML. */
function layOutLines(text: string): string {
  return printable(text.split('\n').map(layOut).join('\n'));
}

function Exchange(props: {
  judged: JudgedCase;
  finding: Finding | null;
  report: RunReport;
  room: Room;
}): JSX.Element | null {
  const { judged, finding, report, room } = props;
  const say = wordsOf(report);
  const { record } = judged;
  const { transcript } = record;
  if (!transcript) return <p class="faint">{say('unrecorded')}</p>;
  if (!room.takes(transcript)) {
    return (
      <p>
        <a href={`${wirePath(record.id)}.txt`}>{say('conversation')}</a>{' '}
        <span class="faint">{say('full')}</span>
      </p>
    );
  }
  const focus = focusOn(readExchanges(transcript), record.steps, finding);
  const drawing = drawSequence({
    title: `${record.id}: ${titleOf(record)}`,
    rows: rowsOf(judged, finding) ?? [],
    language: report.language,
    hrefOf: (entry) => `#${anchorOf(record.id, entry) ?? ''}`,
  });
  return (
    <div class="exchange">
      <figure class="scroll" dangerouslySetInnerHTML={{ __html: drawing }} />
      <Conversation
        record={record}
        transcript={transcript}
        report={report}
        focus={focus.exchange?.entry ?? null}
      />
    </div>
  );
}
