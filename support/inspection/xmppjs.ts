import type { LogShape } from './log';

/**
 * What `@xmpp/debug` prints: `IN` or `OUT`, and the element beneath. It lays out elements as it reads them, so that their
 * form is its own, and hides what signs in.
 */
export const xmppjs: LogShape = {
  format: {
    name: 'A log of xmpp.js',
    shows: ['sent'],
    better:
      'xmpp.js writes elements as it has read them: the form of messages shows in a HAR of the browser.',
  },
  marker: /(?:^|\s)(?<word>IN|OUT)\s*(?=<|$)/,
  sent: /^OUT/,
};
