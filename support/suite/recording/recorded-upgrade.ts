import { stepId } from '../../protocol/session';
import { Blocked } from '../../judgement/verdict';
import type { Handshake, RawConnection } from '../../protocol/websocket';
import type { Recording } from '../../protocol/wire/recording';
import type { HttpEntry } from '../../protocol/wire/transcript';
import { unrecorded } from './unrecorded';

/** What a handshake leaves open is nothing, of one that was recorded. */
const noConnection = { destroy: () => undefined } as unknown as RawConnection;

/**
 * The upgrade of a recording.
 * @throws NotApplicable where it does not show one with headers
 * @throws Blocked where it was not granted: who refused it, and why, it does not show
 */
export function recallUpgrade({ transcript, stop, ...recording }: Recording): Handshake {
  const entry = transcript.entries.find((each): each is HttpEntry => each.kind === 'http');
  const { response } = entry ?? {};
  if (!entry || !response || response.headers.length === 0)
    throw unrecorded(recording, 'the response to the upgrade with its headers');
  const [version = '', status = '', ...reason] = response.line.split(' ');
  if (Number(status) !== 101)
    throw new Blocked(stop?.sentence ?? `the upgrade was answered with ${response.line}`, {
      id: stepId('connected'),
      sentence: stop?.sentence ?? 'The upgrade to WebSocket was not granted.',
    });
  const [method = '', target = '', requestVersion = ''] = entry.request.line.split(' ');
  return {
    request: { method, target, version: requestVersion, headers: entry.request.headers },
    elapsedMs: response.at - entry.at,
    connection: noConnection,
    outcome: 'answered',
    response: {
      version,
      status: Number(status),
      reason: reason.join(' '),
      headers: response.headers,
      body: response.body,
      bodyComplete: true,
      head: Buffer.from(response.line),
      bytes: response.bytes,
    },
  };
}
