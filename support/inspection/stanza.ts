import type { LogShape } from './log';

/** What clients built on stanza.io print of `raw:outgoing` and `raw:incoming`: `Send:`, and the message beneath. */
export const stanza: LogShape = {
  format: { name: 'A log of stanza.io', shows: ['sent', 'messages'] },
  marker: /(?:^|[^\w:])(?<word>raw:outgoing|raw:incoming|Send|Sent|Recv|Received)\s*:?\s*(?=<|$)/,
  sent: /^S|outgoing/,
};
