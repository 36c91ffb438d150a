import type { JSX } from 'preact';
import { arrange, drawSequence, readExchanges, type Exchange } from '../diagram';
import { describeBreak, type RecordedAccount, type StepState } from '../recorded-account';
import type { RunReport } from '../run-report';
import { anchorOf, Conversation } from './conversation';
import type { Room } from './room';

/** What the conversation of a capture is called in its anchors and its files. */
export const captureId = 'capture';

const marks: Record<StepState, string> = {
  held: '✔',
  warned: '!',
  broken: '✘',
  unanswered: '…',
  seen: '·',
  'not in the capture': '–',
};

/** What a capture shows, step by step: where the conversation broke, by whom, and what is next; nothing of other runs. */
export function Recorded({ report, room }: { report: RunReport; room: Room }): JSX.Element | null {
  const { recorded } = report;
  if (!recorded) return null;
  const { broken, source, notes, slips, clientFaults } = recorded;
  return (
    <section id="recorded">
      <h2>What the capture shows</h2>
      <p class="target">{source}</p>
      <p>
        <strong>{describeBreak(recorded)}</strong>
      </p>
      {broken && (
        <p>
          Next: {broken.next}
          {broken.after !== null && ` What would have come is ${broken.after}.`}
        </p>
      )}
      <Steps account={recorded} />
      <Listed
        title="What the client did wrong"
        lines={clientFaults.map(({ sentence, step }) => `At ${step}: ${sentence}`)}
      />
      <Listed title="Slips of whoever wrote it down, mended before anything was judged" lines={slips} />
      <Listed title="What it does not show" lines={notes} />
      <Whole report={report} account={recorded} room={room} />
    </section>
  );
}

function Steps({ account: { steps } }: { account: RecordedAccount }): JSX.Element {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Step</th>
            <th>What is done</th>
            <th>In this capture</th>
            <th>Seen of it</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ number, name, state, detail }) => (
            <tr>
              <td>{number}</td>
              <td>{name}</td>
              <td>
                {marks[state]} {state}
              </td>
              <td>{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Listed({ title, lines }: { title: string; lines: readonly string[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  );
}

interface WholeProps {
  report: RunReport;
  account: RecordedAccount;
  room: Room;
}

/** The picture of the whole conversation, with what it broke at marked, and its words beside. */
function Whole({ report, account, room }: WholeProps): JSX.Element | null {
  const { transcript, broken } = account;
  if (transcript.entries.length === 0 || !room.takes(transcript)) return null;
  const exchanges = readExchanges(transcript);
  const entry = broken?.entry ?? null;
  const found = exchanges.findLast((exchange) => exchange.entry === entry) ?? null;
  const drawing = drawSequence({
    title: `The conversation of ${account.source}`,
    rows: groupBySteps(exchanges).flatMap((group) => {
      const isFocus = found !== null && group.includes(found);
      const step = isFocus ? found.step : null;
      const focus = { step, exchange: found, isMissing: isFocus && (broken?.isEnd ?? false) };
      return arrange(group, focus, new Map());
    }),
    hrefOf: (number) => `#${anchorOf(captureId, number) ?? ''}`,
  });
  const record = { id: captureId, steps: [] };
  return (
    <details class="case" open>
      <summary>The conversation</summary>
      <div class="exchange">
        <figure class="scroll" dangerouslySetInnerHTML={{ __html: drawing }} />
        <Conversation record={record} transcript={transcript} report={report} focus={entry} />
      </div>
    </details>
  );
}

/** What belongs to one step after the other: a long one is folded by itself. */
function groupBySteps(exchanges: readonly Exchange[]): Exchange[][] {
  const groups: Exchange[][] = [];
  for (const exchange of exchanges) {
    const last = groups.at(-1);
    if (last?.[0]?.step === exchange.step) last.push(exchange);
    else groups.push([exchange]);
  }
  return groups;
}
