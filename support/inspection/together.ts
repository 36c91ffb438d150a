import type { Recorded } from './recorded';

/** One conversation among those of several captures. */
export interface Member {
  /** The file, and the conversation in it. */
  source: string;
  file: string;
  recorded: Recorded;
}

/** A session that went against the will of its client. */
export interface Fall {
  source: string;
  /** Milliseconds since 1970, or null where the format shows no time. */
  atMs: number | null;
  how: string;
}

/** Sessions that go within so many milliseconds of each other go at once: clocks of desktops are seconds apart. */
const atOnceMs = 5000;

/** Who fell off, and when, in the order of time; by a reconnection too, where nothing tells how the session went. */
export function findFalls(members: readonly Member[]): Fall[] {
  const falls = members.flatMap(
    ({ source, file, recorded: { recording, stopped, lasted, parties } }, index): Fall[] => {
      const { entries } = recording.transcript;
      const atMs = (at: number | undefined): number | null =>
        lasted && at !== undefined ? lasted.fromMs + at : null;
      if (stopped && !stopped.isEnd && parties.fullJid !== null)
        return [{ source, atMs: atMs(entries[stopped.entry]?.at), how: stopped.sentence }];
      const next = members[index + 1];
      const hasClosed = entries.some(
        (entry) => entry.kind === 'frame' && entry.direction === 'sent' && /^<close\b/.test(entry.text),
      );
      if (stopped || hasClosed || next?.file !== file || parties.fullJid === null) return [];
      return [
        {
          source,
          atMs: lasted?.toMs ?? null,
          how: 'The client signed in again behind it: how it ended is not shown.',
        },
      ];
    },
  );
  return falls.sort((a, b) => (a.atMs ?? Infinity) - (b.atMs ?? Infinity));
}

/** What the falls of several clients say together: all at once tells of the server or the network, each by itself of the clients. */
export function compareFalls(falls: readonly Fall[], files: number): string {
  if (falls.length === 0) return 'No client is seen to have fallen off.';
  if (falls.length === 1)
    return `One of ${String(files)} captures shows a client that fell off: look at that client, and at its network.`;
  const times = falls.flatMap(({ atMs }) => atMs ?? []);
  if (times.length < falls.length)
    return `${String(falls.length)} clients fell off, and not all captures show when: export HARs, which hold times.`;
  const spreadMs = Math.max(...times) - Math.min(...times);
  const spread = spreadMs < 1000 ? `${String(Math.round(spreadMs))} ms` : `${(spreadMs / 1000).toFixed(1)} s`;
  if (spreadMs <= atOnceMs)
    return `All ${String(falls.length)} clients that fell off did so within ${spread}: that is the server, or the network before it, and no single client.`;
  const largest = Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at - from <= atOnceMs).length),
  );
  return largest > 1
    ? `${String(falls.length)} clients fell off over ${spread}, ${String(largest)} of them at once: these tell of the server or the network, the others of themselves.`
    : `${String(falls.length)} clients fell off at different times, over ${spread}: that is each client, its computer or its network, and not the server.`;
}

/** What conversations that never came to a session have in common. */
export function compareStops(members: readonly Member[]): string | null {
  const stopped = members.filter(
    ({ recorded }) => recorded.stopped && !recorded.stopped.isEnd && recorded.parties.fullJid === null,
  );
  const [first] = stopped;
  if (stopped.length < 2 || !first) return null;
  const isSame = stopped.every(({ recorded }) => recorded.stopped?.id === first.recorded.stopped?.id);
  return isSame
    ? `${String(stopped.length)} clients were stopped by the same: ${first.recorded.stopped?.sentence ?? ''} What is the same for all is the server's, or the network's.`
    : `${String(stopped.length)} clients did not get in, each for a reason of its own.`;
}
