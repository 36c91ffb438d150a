import type { JSX } from 'preact';
import {
  printable,
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
import type { Room } from './room';

/** What a case found: what was sent, expected and came, the picture of it, and the conversation beside. */
export function CaseFinding(props: {
  judged: JudgedCase;
  conclusion: Conclusion;
  room: Room;
  isOpen: boolean;
}): JSX.Element {
  const { judged, conclusion, room, isOpen } = props;
  const { record } = judged;
  const { finding, message } = conclusion;
  return (
    <details class="case" id={`case-${record.id}`} open={isOpen}>
      <summary>
        <span class="case-id">{record.id}</span> {titleOf(record)}
      </summary>
      {finding ? <Evidence finding={finding} /> : <p>{printable(message)}</p>}
      <Exchange judged={judged} finding={finding} room={room} />
    </details>
  );
}

function Evidence({ finding }: { finding: Finding }): JSX.Element {
  const { sent, expected, got, next, known } = finding;
  return (
    <dl class="evidence">
      <dt>Sent</dt>
      <dd>
        <pre>{layOutLines(sent ?? 'nothing: the rule is about what the server does unasked')}</pre>
      </dd>
      <dt>Expected</dt>
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
      <dt>Came</dt>
      <dd class="came">
        <pre>{layOutLines(got)}</pre>
      </dd>
      {known !== undefined && (
        <>
          <dt>Known</dt>
          <dd>{known}</dd>
        </>
      )}
      {next !== null && (
        <>
          <dt>Next</dt>
          <dd>{printable(next)}</dd>
        </>
      )}
    </dl>
  );
}

/** What stands on a line of its own laid out where it is XML. */
function layOutLines(text: string): string {
  return printable(text.split('\n').map(layOut).join('\n'));
}

function Exchange(props: { judged: JudgedCase; finding: Finding | null; room: Room }): JSX.Element | null {
  const { judged, finding, room } = props;
  const { record } = judged;
  const { transcript } = record;
  if (!transcript) return <p class="faint">No conversation was recorded.</p>;
  if (!room.takes(transcript)) {
    return (
      <p>
        <a href={`${wirePath(record.id)}.txt`}>The conversation</a>{' '}
        <span class="faint">(this page is full)</span>
      </p>
    );
  }
  const focus = focusOn(readExchanges(transcript), record.steps, finding);
  const drawing = drawSequence({
    title: `${record.id}: ${titleOf(record)}`,
    rows: rowsOf(judged, finding) ?? [],
    hrefOf: (entry) => `#${anchorOf(record.id, entry) ?? ''}`,
  });
  return (
    <div class="exchange">
      <figure class="scroll" dangerouslySetInnerHTML={{ __html: drawing }} />
      <Conversation record={record} transcript={transcript} focus={focus.exchange?.entry ?? null} />
    </div>
  );
}
