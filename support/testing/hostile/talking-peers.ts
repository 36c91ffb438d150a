import { opcodes } from '../../protocol/websocket';
import { drip, flood } from './flow';
import { closeFrame, serverFrame, textFrame } from './frames';
import { write, type Bend } from './relay';

/** Says each message of the server with some of its text exchanged. */
const exchanging = (pattern: RegExp, by: string): Bend => ({
  say: (socket, text) => write(socket, text.replace(pattern, by)),
});

const ping = serverFrame(opcodes.ping, 'x'.repeat(100));

const deadlineMs = 300;

/** Servers that speak XMPP, each with one vice. */
export const talking: Record<string, Bend> = {
  'never closes': {
    staysOpen: true,
    say: (socket, text) => {
      if (!text.startsWith('<close')) write(socket, text);
    },
  },
  'answers every request twice': {
    say: (socket, text) => {
      write(socket, text);
      write(socket, text);
    },
  },
  'answers with foreign ids': exchanging(/(<iq[^>]* id=)(["'])[^"']*\2/, '$1$2foreign$2'),
  'switches namespaces': exchanging(/jabber:client/g, 'jabber:server'),
  'stuffs every answer with 200 kB': exchanging(
    /(<(?!stream:|open|close)[\w:]+[^>]*?)(\/?>)/,
    `$1 padding='${'x'.repeat(200_000)}'$2`,
  ),
  'says <failure 36,000 times in every verdict': exchanging(
    /<(success|challenge|failure)\b[^]*/,
    `<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><text><![CDATA[${'<failure'.repeat(36_000)}]]></text></failure>`,
  ),
  'offers 500 mechanisms': exchanging(
    /(<(?:\w+:)?mechanisms\b[^>]*>)/,
    `$1${'<mechanism>X</mechanism>'.repeat(500)}`,
  ),
  'floods with pings': {
    greet: (socket) => flood(socket, Buffer.concat(Array.from({ length: 100 }, () => ping))),
  },
  'answers after the deadline': {
    say: (socket, text) => void setTimeout(() => write(socket, text), deadlineMs * 1.5),
  },
  'drips each answer one byte a second': { say: (socket, text) => drip(socket, textFrame(text)) },
  'resets in the middle of a frame': {
    say: (socket, text) => {
      if (text.includes('<success'))
        socket.write(textFrame(text).subarray(0, 20), () => socket.resetAndDestroy());
      else write(socket, text);
    },
  },
  'ends each session right after it is bound': {
    say: (socket, text) => {
      write(socket, text);
      if (text.includes('<bind') && text.includes('<jid>')) socket.end(closeFrame(1000));
    },
  },
  'dies in the middle of the run': { diesAfter: 12 },
};

/** How long a run waits for those whose vice it is to need longer, in milliseconds. */
export const replyMsOf: Record<string, number> = { 'answers after the deadline': deadlineMs };

/** The exit codes of those that may end with another than 1 or 3. */
export const codesOf: Record<string, readonly number[]> = {
  // lawful, though nobody needs so many
  'offers 500 mechanisms': [0, 1, 3],
  // fat but lawful; on a busy machine it may answer too late
  'stuffs every answer with 200 kB': [0, 1, 3],
  // that a close is answered is only an example of the article, which can warn
  'never closes': [0, 3],
  // one that is subscribed when the connection is given up, or the server gone, may leave its subscription behind
  'floods with pings': [1, 3, 5],
  'ends each session right after it is bound': [1, 3, 5],
  'dies in the middle of the run': [1, 3, 5],
};
