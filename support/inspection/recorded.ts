import type { Recording } from '../protocol/wire/recording';
import { makeScrubber, redactHeaders, redactXml } from '../protocol/wire/redact';
import { startOf } from '../protocol/wire/excerpt';
import type { Entry, HttpMessage, Transcript } from '../protocol/wire/transcript';
import { findClientFaults, type ClientFault } from './client-fault';
import type { Conversation, Format, Said } from './conversation';
import { secretsOf } from './redacted-copy';
import type { Holding } from './holding';
import { readParties, type Parties } from './parties';
import { StepCounter, nameStep } from './step';
import type { Break } from './break';
import { findBreak } from './stop';

/** One conversation, redacted and with all that is known of it before any rule is judged. */
export interface Recorded {
  recording: Recording;
  parties: Parties;
  /** What is wrong with what the client said, by the number of its entry. */
  clientFaults: readonly ClientFault[];
  stopped: Break | null;
  /** The step of each entry. */
  steps: readonly number[];
  /** When it began and when something was said last, in milliseconds since 1970; null where the format does not show it. */
  lasted: { fromMs: number; toMs: number } | null;
}

/** Characters of one message that are kept. */
const textMost = 131_072;

/**
 * Prepares one conversation of a capture to be judged: times from its start, the step that each message belongs to, and
 * nothing in it that signs in.
 * @param label names the file, and the conversation in it
 * @param secrets that are known from elsewhere
 */
export function prepare(
  conversation: Conversation,
  format: Format,
  label: string,
  holdings: readonly Holding[],
  secrets: readonly string[] = [],
): Recorded {
  const scrub = makeScrubber([...secretsOf(holdings), ...secrets]);
  const redact = (text: string): string => scrub(redactXml(text));
  const parties = readParties(conversation);
  const { upgrade, said, url } = conversation;
  const times = [upgrade?.requestedMs ?? null, ...said.map(({ atMs }) => atMs)].filter((at) => at !== null);
  const startMs = times.length > 0 ? Math.min(...times) : 0;
  const isTimed = said.every(({ atMs }) => atMs !== null) && times.length > 0;
  const counter = new StepCounter();
  const steps: number[] = [];
  let last = 0;
  const moment = (atMs: number | null, index: number): number => {
    const at = isTimed && atMs !== null ? Math.round((atMs - startMs) * 10) / 10 : index;
    // what stands later in a capture was not said earlier
    last = Math.max(last, at);
    return last;
  };
  const entries: Entry[] = [];
  const add = (entry: Entry, step: number): void => {
    steps.push(step);
    entries.push({ ...entry, step: capital(nameStep(step)) });
  };
  if (upgrade) {
    const at = moment(upgrade.requestedMs, 0);
    const http = (message: HttpMessage): HttpMessage => ({
      line: redact(message.line),
      headers: redactHeaders(message.headers).map(([name, value]) => [name, redact(value)]),
      body: redact(message.body),
    });
    const response = upgrade.response && {
      ...http(upgrade.response),
      at: moment(upgrade.respondedMs ?? upgrade.requestedMs, 0),
      bytes: 0,
    };
    add({ kind: 'http', at, connection: 1, step: null, request: http(upgrade.request), response }, 1);
  }
  for (const [index, each] of said.entries()) {
    const at = moment(each.atMs, index + 1);
    const place = { at, connection: 1, step: null };
    if (each.kind === 'noted') {
      const { end, violations } = each;
      add(
        {
          kind: 'note',
          ...place,
          text: redact(each.text),
          ...(end && { end }),
          ...(violations && { violations }),
        },
        steps.at(-1) ?? 1,
      );
    } else add({ kind: 'frame', ...place, ...frameOf(each, redact) }, counter.of(each.direction, each.text));
  }
  const offset = upgrade ? 1 : 0;
  const clientFaults = findClientFaults(conversation, !format.shows.includes('messages')).map((fault) => ({
    ...fault,
    index: fault.index + offset,
    sentence: redact(fault.sentence),
  }));
  const transcript: Transcript = {
    schema: 1,
    case: label,
    startedAt: new Date(startMs).toISOString(),
    invented: [],
    given: [],
    connections: [{ id: 1, party: 'the client', url: redact(url ?? parties.url), tls: null }],
    entries,
  };
  const stopped = findBreak(transcript, parties);
  const recording: Recording = {
    transcript,
    shows: new Set(format.shows),
    format: format.name,
    clientFaults: new Map(
      clientFaults.filter(({ isGrave }) => isGrave).map(({ index, sentence }) => [index, sentence]),
    ),
    stop: stopped && { id: stopped.id, sentence: stopped.sentence, entry: stopped.entry },
    assumedJid: parties.isBindShown ? null : assumeJid(conversation, parties),
    nodes: parties.nodes,
  };
  const lasted = isTimed ? { fromMs: startMs, toMs: startMs + last } : null;
  return { recording, parties, clientFaults, stopped, steps, lasted };
}

/** Whose session it is where it was recorded from its middle on. */
function assumeJid({ said }: Conversation, { fullJid }: Parties): string | null {
  const begins = said.some(
    (each) => each.kind === 'said' && each.direction === 'sent' && /^<(?:open|auth)\b/.test(each.text),
  );
  return begins ? null : fullJid;
}

function frameOf({ direction, type, text, fin, bytes, isCut }: Said, redact: (text: string) => string) {
  const whole = redact(text);
  const kept = whole.length > textMost ? startOf(whole, 1024) : whole;
  const omitted = whole.length - kept.length || (isCut ? 1 : 0);
  return {
    direction,
    type,
    text: kept,
    ...(fin === false && { fin }),
    ...(bytes && { bytes }),
    ...(omitted > 0 && { omitted }),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
