import type { JSX } from 'preact';
import { printable, wirePath, type CaseRecord } from '../../judgement/verdict';
import type { Entry, Transcript } from '../../protocol/wire/transcript';
import { layOut } from '../pretty-xml';

/** How many entries of one conversation a page shows; its file holds all. */
const shownMost = 80;

interface Said {
  number: number;
  at: number;
  direction: 'sent' | 'received' | 'note';
  text: string;
}

/** A conversation, laid out for reading, beneath the steps that caused it. */
export function Conversation({
  record,
  transcript,
  focus,
}: {
  record: CaseRecord;
  transcript: Transcript;
  /** The number of the entry that is at fault. */
  focus: number | null;
}): JSX.Element {
  const keywords = new Map(record.steps.map(({ text, keyword }) => [text, keyword]));
  const parties = new Map(transcript.connections.map(({ id, party }) => [id, party]));
  const from = Math.max(
    0,
    Math.min(transcript.entries.length - shownMost, (focus ?? Infinity) - shownMost / 2),
  );
  const shown = transcript.entries.slice(from, from + shownMost);
  let step: string | null | undefined;
  return (
    <div class="conversation">
      {shown.map((entry, index) => {
        const heading = entry.step === step ? null : nameStep(entry.step, keywords);
        step = entry.step;
        return (
          <>
            {heading !== null && <h5>{heading}</h5>}
            {saidIn(entry, from + index).map((said) => (
              <Line
                said={said}
                party={parties.get(entry.connection) ?? ''}
                caseId={record.id}
                focus={focus}
              />
            ))}
          </>
        );
      })}
      <p class="faint">
        {shown.length < transcript.entries.length &&
          `${String(shown.length)} of ${String(transcript.entries.length)} entries. `}
        <a href={`${wirePath(record.id)}.txt`}>The whole conversation as it stood on the wire</a>
      </p>
    </div>
  );
}

function Line(props: { said: Said; party: string; caseId: string; focus: number | null }): JSX.Element {
  const { said, party, caseId, focus } = props;
  const { number, at, direction, text } = said;
  const isFault = number === focus && direction !== 'sent';
  const arrow = { sent: '→', received: '←', note: '·' }[direction];
  const who = direction === 'received' ? 'the server' : party;
  return (
    <div
      class={`said said-${direction}${isFault ? ' said-fault' : ''}`}
      id={anchorOf(caseId, number, direction)}
    >
      <span class="said-head">
        {isFault ? '✘ ' : ''}
        {arrow} {who} <span class="faint">{at} ms</span>{' '}
      </span>
      <pre>{printable(layOut(text))}</pre>
    </div>
  );
}

/** Where an arrow of the diagram leads: to the request, of an exchange of HTTP. */
export function anchorOf(
  caseId: string,
  entry: number,
  direction: Said['direction'] = 'sent',
): string | undefined {
  const name = `${caseId}-${String(entry)}`;
  return direction === 'received' ? `${name}-in` : name;
}

function nameStep(step: string | null, keywords: ReadonlyMap<string, string>): string {
  return step === null ? 'Between steps' : `${keywords.get(step) ?? ''} ${step}`.trim();
}

function saidIn(entry: Entry, number: number): Said[] {
  const { at } = entry;
  if (entry.kind === 'note') return [{ number, at, direction: 'note', text: entry.text }];
  if (entry.kind === 'frame') {
    const kind = entry.type === 'text' && !entry.bytes ? '' : `[${entry.type}] `;
    return [{ number, at, direction: entry.direction, text: `${kind}${entry.text}` }];
  }
  const { request, response } = entry;
  const sent: Said = { number, at, direction: 'sent', text: textOf(request) };
  return response
    ? [sent, { number, at: response.at, direction: 'received', text: textOf(response) }]
    : [sent];
}

function textOf({ line, headers, body }: Extract<Entry, { kind: 'http' }>['request']): string {
  const head = [line, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return body === '' ? head : `${head}\n\n${layOut(body)}`;
}
