import type { LogShape } from './log';

/** What `rawInput` and `rawOutput` of Strophe print: `SENT: <open …/>`, and `RECV: …`. */
export const strophe: LogShape = {
  format: { name: 'A log of Strophe', shows: ['sent', 'messages'] },
  marker: /\b(?<word>SENT|SEND|RECV|RECEIVED|RECEIVE)\s*:\s?/,
  sent: /^S/,
};
