import type { Entry } from '../protocol/wire/transcript';
import type { Break } from './break';
import { satisfies } from './satisfies';

/** What a client waits for on its way to a session, by what it has said. */
const awaited: readonly [said: string, came: string, what: string][] = [
  ['/framing:open', '/stream:features | /stream:error | /framing:close', 'the features of the server'],
  ['/sasl:auth', '/sasl:success | /sasl:failure | /stream:error', 'the outcome of its authentication'],
  [
    '/client:iq/bind:bind',
    "/client:iq[@type='result' or @type='error'] | /stream:error",
    'the answer to its bind',
  ],
];

/** That a recording ends while the client waits on its way to a session. */
export function findWaiting(entries: readonly Entry[]): Break | null {
  for (const [index, entry] of [...entries.entries()].reverse()) {
    const step =
      entry.kind === 'frame' && entry.direction === 'sent'
        ? awaited.find(([said]) => satisfies(entry, said))
        : undefined;
    if (!step) continue;
    if (
      entries
        .slice(index + 1)
        .some((each) => each.kind === 'frame' && each.direction === 'received' && satisfies(each, step[1]))
    )
      return null;
    const what = isOpened(entries, step[0]) ? step[2] : 'an answer to its <open/>';
    return {
      id: 'recording-ends',
      sentence: `The recording ends while the client waits for ${what}.`,
      next: 'If it was recorded for long enough, the server did not answer: look in the log of the notification service at this time. Else record until the page shows its error.',
      who: null,
      entry: index,
      isEnd: true,
    };
  }
  return null;
}

/** Whether the server has opened its stream, where that is what the client waits for first. */
function isOpened(entries: readonly Entry[], said: string): boolean {
  const opens = (entry: Entry): boolean =>
    entry.kind === 'frame' && entry.direction === 'received' && satisfies(entry, '/framing:open');
  return said !== '/framing:open' || entries.some(opens);
}
