import type { LogShape } from './log';

/** The rendering of a conversation in a run folder, `wire/<case>.txt`: its time, who, an arrow, and what was said. */
export const storedText: LogShape = {
  format: { name: 'A conversation of a run folder', shows: ['sent', 'messages'] },
  marker: /^\s*\d+\.\d ms {2}\S.*? (?<word>[→←]) (?=<)/,
  sent: /→/,
};
