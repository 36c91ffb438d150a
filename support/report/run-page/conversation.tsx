import type { JSX } from 'preact';
import { printable, wirePath, type CaseRecord } from '../../judgement/verdict';
import type { Entry, Transcript } from '../../protocol/wire/transcript';
import { partyName } from '../party-names';
import { layOut } from '../pretty-xml';
import type { RunReport } from '../run-report';
import { wordsOf } from './texts';

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
  report,
  focus,
}: {
  record: Pick<CaseRecord, 'id' | 'steps'>;
  transcript: Transcript;
  report: RunReport;
  /** The number of the entry that is at fault. */
  focus: number | null;
}): JSX.Element {
  const say = wordsOf(report);
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
        const heading = entry.step === step ? null : (nameStep(entry.step, keywords) ?? say('between'));
        step = entry.step;
        return (
          <>
            {heading !== null && <h5>{heading}</h5>}
            {saidIn(entry, from + index).map((said) => (
              <Line
                said={said}
                who={partyName(
                  said.direction === 'received' ? 'the server' : (parties.get(entry.connection) ?? ''),
                  report.language,
                )}
                caseId={record.id}
                focus={focus}
              />
            ))}
          </>
        );
      })}
      <p class="faint">
        {shown.length < transcript.entries.length &&
          say('some', { shown: shown.length, all: transcript.entries.length })}
        <a href={`${wirePath(record.id)}.txt`}>{say('whole')}</a>
      </p>
    </div>
  );
}

function Line(props: { said: Said; who: string; caseId: string; focus: number | null }): JSX.Element {
  const { said, who, caseId, focus } = props;
  const { number, at, direction, text } = said;
  const isFault = number === focus && direction !== 'sent';
  const arrow = { sent: '→', received: '←', note: '·' }[direction];
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

function nameStep(step: string | null, keywords: ReadonlyMap<string, string>): string | null {
  return step === null ? null : `${keywords.get(step) ?? ''} ${step}`.trim();
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
