import type { Format } from './conversation';

/** What every HAR with messages shows. */
export const shows: Format['shows'] = ['upgrade', 'sent', 'messages', 'text', 'opcodes', 'times'];
const better =
  'A browser writes no frames into a HAR, and not how the connection ended: where that matters, capture with tshark.';

/** Who writes HARs, by how their creator is called. */
const creators: readonly [pattern: RegExp, format: Format][] = [
  [/playwright/i, { name: 'A HAR of Playwright', shows, better }],
  [/mitmproxy/i, { name: 'A HAR of mitmproxy', shows, better }],
  [
    /firefox/i,
    {
      name: 'A HAR of Firefox',
      shows: ['upgrade', 'times'],
      better: 'Firefox writes no messages of a WebSocket into a HAR: export one from Chrome or Edge.',
    },
  ],
  [/webinspector/i, { name: 'A HAR of Chrome or Edge', shows, better }],
];

/** The format of a HAR, by the tool that says it has written it. */
export function formatOf(creator: string): Format {
  const found = creators.find(([pattern]) => pattern.test(creator));
  return found?.[1] ?? { name: `A HAR of ${creator || 'an unnamed tool'}`, shows, better };
}
