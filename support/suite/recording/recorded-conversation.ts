import { Blocked } from '../../judgement/verdict';
import { Session, type SessionSetting, type Stage } from '../../protocol/session';
import type { Recording } from '../../protocol/wire/recording';
import type { FrameEntry } from '../../protocol/wire/transcript';
import { namespaces } from '../../protocol/xml/namespaces';
import { xml } from '../../protocol/xml/template';
import { holds } from '../../protocol/xml/query';
import { read } from '../transcript/messages';
import { RecordedSocket } from './recorded-socket';
import { unrecorded } from './unrecorded';

/** A session that says and hears what was recorded. @throws NotApplicable where nothing was */
export function openRecorded(recording: Recording, setting: SessionSetting): Session {
  const socket = new RecordedSocket(recording);
  const session = new Session(socket, setting);
  session.answersRequests = false;
  session.inbox.finish(() => socket.isOvertaken());
  return session;
}

const features = '/stream:features';
const bound = "/client:iq[@type='result']/bind:bind/bind:jid[contains(., '/')]";

/** What of the server shows that the stage was reached, one behind the other. */
const signs: Record<Stage, readonly string[]> = {
  connected: [],
  'at an open stream': [features],
  authenticated: ['/sasl:success'],
  'signed in': ['/sasl:success', features],
  bound: [bound],
  'bound and present': [bound],
};

/**
 * Takes a recorded session on to a stage; whether the client was present by then has cases of its own.
 * @throws Blocked where the conversation was stopped before, or NotApplicable where the recording does not show it
 */
export function advance({ socket, party }: Session, recording: Recording, stage: Stage): void {
  if (!(socket instanceof RecordedSocket)) throw new Error(`the session of ${party} was not recorded`);
  if (!recording.transcript.entries.some(({ kind }) => kind === 'frame'))
    throw unrecorded(recording, 'any message of the WebSocket');
  const isReached = signs[stage].every((sign) => socket.advance((entry) => satisfies(entry, sign)));
  if (isReached) return;
  const { assumedJid, stop } = recording;
  if (assumedJid !== null && signs[stage].includes(bound)) {
    // behind a bind that was not recorded the session is as good as any
    socket.assume(bindResult(assumedJid));
    return;
  }
  if (stop) throw new Blocked(stop.sentence, { id: stop.id, sentence: stop.sentence });
  throw unrecorded(recording, `a session that is ${stage}`);
}

function bindResult(jid: string): string {
  return xml`<iq xmlns='jabber:client' type='result' id='unrecorded'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>${jid}</jid></bind></iq>`
    .text;
}

function satisfies(entry: FrameEntry, expression: string): boolean {
  const parsed = read(entry);
  return parsed.ok && holds(expression, parsed.document);
}

/** Has a session hear what came before the first event, so that all from there on may be the reaction to a change. */
export function hearUpToEvents({ socket }: Session): void {
  if (socket instanceof RecordedSocket) socket.approach(({ text }) => text.includes(namespaces.pse));
}

/** Has a session hear all that was recorded of it. */
export function hearOut({ socket }: Session): void {
  if (socket instanceof RecordedSocket) socket.finish();
}
