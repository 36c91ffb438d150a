import type { Header } from '../../protocol/wire/transcript';
import { lawfully, replace, type Fault } from '../fault';

const hint = '103 Early Hints\r\nLink: </style.css>; rel=preload';

/** What may stand before the 101, each a response of its own (RFC 9110, section 15.2). */
function preceded(name: string, sentence: string, interim: readonly string[]): Fault {
  const before = interim.map((each) => `HTTP/1.1 ${each}\r\n\r\n`).join('');
  return lawfully(name, sentence, ({ upgrade }) =>
    replace(upgrade, 'statusLine', (right) => () => before + right()),
  );
}

/** The headers of the 101, each written otherwise. */
function written(name: string, sentence: string, write: (header: Header) => Header): Fault {
  return lawfully(name, sentence, ({ upgrade }) =>
    replace(
      upgrade,
      'headers',
      (right) =>
        (...request) =>
          right(...request).map(write),
    ),
  );
}

/** The headers of the 101, with others behind them. */
function padded(name: string, sentence: string, more: readonly Header[]): Fault {
  return lawfully(name, sentence, ({ upgrade }) =>
    replace(upgrade, 'headers', (right) => (...request) => [...right(...request), ...more]),
  );
}

const kilobyte = 'x'.repeat(1024);

/** A response as RFC 9110 and RFC 9112 allow it as well. */
export const lawfulHeaders: readonly Fault[] = [
  preceded('early-hints', 'A response with status 103 stands before the 101.', [hint]),
  preceded('continue-before-101', 'A response with status 100 stands before the 101.', ['100 Continue']),
  preceded('interim-responses-before-101', 'Five responses of other kinds stand before the 101.', [
    '100 Continue',
    '102 Processing',
    hint,
    hint,
    '199 Patience',
  ]),
  padded('header-of-ten-kilobytes', 'The 101 has a header of 10 kB that nobody knows.', [
    ['X-Padding', kilobyte.repeat(10)],
  ]),
  padded('header-of-twenty-kilobytes', 'The 101 has a header of 20 kB that nobody knows.', [
    ['X-Padding', kilobyte.repeat(20)],
  ]),
  padded(
    'headers-of-twenty-kilobytes',
    'The 101 sets twenty cookies of 1 kB.',
    Array.from({ length: 20 }, (_, at): Header => ['Set-Cookie', `edge${String(at)}=${kilobyte}`]),
  ),
  written(
    'header-names-in-lower-case',
    'The names of the 101’s headers are in lower case.',
    ([name, value]) => [name.toLowerCase(), value],
  ),
  written('header-names-in-capitals', 'The names of the 101’s headers are in capitals.', ([name, value]) => [
    name.toUpperCase(),
    value,
  ]),
  // the tokens of Upgrade and Connection are read in any case (RFC 6455, section 4.1); the digest and xmpp are not
  written('upgrade-tokens-in-capitals', 'The 101 says UPGRADE and WEBSOCKET.', ([name, value]) => [
    name,
    name === 'Upgrade' || name === 'Connection' ? value.toUpperCase() : value,
  ]),
  // RFC 9112, section 5: blanks around a value are no part of it
  written(
    'header-values-between-blanks',
    'Blanks and a tab stand before the values of the 101’s headers, and blanks behind.',
    ([name, value]) => [name, `  \t${value}  `],
  ),
];
