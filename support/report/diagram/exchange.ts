import type { Entry, Transcript } from '../../protocol/wire/transcript';
import { labelFrame, labelRequest, labelResponse, quoteOf } from './label';

/** One arrow of a diagram, or what happened to a connection. */
export interface Exchange {
  /** Milliseconds since the case began. */
  at: number;
  /** The lifeline it starts or ends at. */
  party: string;
  /** `note` is of the connection itself. */
  direction: 'sent' | 'received' | 'note';
  label: string;
  /** What stood on the wire, or the start of it. */
  quote: string;
  step: string | null;
  /** Its number among the conversation's entries, the same for a request and what answers it. */
  entry: number;
}

/** What a conversation says, in the order of time. */
export function readExchanges({ entries, connections }: Transcript): Exchange[] {
  const parties = new Map(connections.map(({ id, party }) => [id, party]));
  return entries
    .flatMap((entry, number) => exchangesOf(entry, number, parties.get(entry.connection) ?? 'the client'))
    .sort((a, b) => a.at - b.at);
}

function exchangesOf(entry: Entry, number: number, party: string): Exchange[] {
  const { at, step } = entry;
  const common = { party, step, entry: number };
  const quote = quoteOf(entry);
  if (entry.kind === 'note')
    // that a connection was opened is told by what is then said on it
    return party === 'rest' || entry.text === 'connection opened'
      ? []
      : [{ ...common, at, direction: 'note', label: entry.text, quote }];
  if (entry.kind === 'frame')
    return [{ ...common, at, direction: entry.direction, label: labelFrame(entry), quote }];
  const sent: Exchange = { ...common, at, direction: 'sent', label: labelRequest(entry), quote };
  const { response } = entry;
  if (!response) return [sent];
  const came: Exchange = {
    ...common,
    at: response.at,
    direction: 'received',
    label: labelResponse(response),
    quote: response.line,
  };
  return [sent, came];
}
