import { because, rewrite, faultsOf, type Fault } from '../fault';

const telling = faultsOf('delivery');

/** A fault of the text that an item holds, as it stands between the tags. */
function texts(
  name: string,
  sentence: string,
  change: (written: string) => string,
  alsoBreaks: readonly string[] = [],
): Fault {
  return telling(name, sentence, ['XEP0060-7.1.2.1-b', ...alsoBreaks], (delivery) =>
    rewrite(delivery, 'item', (item) =>
      item.replace(/>([^<]+)</g, (_, written: string) => `>${change(written)}<`),
    ),
  );
}

const beyondAscii = /[^\p{ASCII}]/gu;
const astral = /[\u{10000}-\u{10FFFF}]/gu;

/** The first octets of a text; of a reference or a character that is cut nothing is left. */
function cutTo(octets: number, written: string): string {
  const bytes = Buffer.from(written, 'utf8');
  if (bytes.length <= octets) return written;
  return bytes
    .subarray(0, octets)
    .toString('utf8')
    .replace(/\uFFFD$|&[^;]*$/, '');
}

/** What was published is told as something else (XEP-0060, section 7.1.2.1). */
export const payloadFaults: readonly Fault[] = [
  texts('text-encoded-twice', 'The text of an event is encoded in UTF-8 twice.', (written) =>
    Buffer.from(written, 'utf8').toString('latin1'),
  ),
  texts('text-in-question-marks', 'What is no ASCII in the text of an event is a question mark.', (written) =>
    written.replace(beyondAscii, '?'),
  ),
  texts(
    'text-unreadable',
    'What is no ASCII in the text of an event is U+FFFD, once for each byte.',
    (written) => written.replace(beyondAscii, (character) => '\uFFFD'.repeat(Buffer.byteLength(character))),
  ),
  texts('text-surrogates-apart', 'Of a pair of surrogates in an event each half is U+FFFD.', (written) =>
    written.replace(astral, '\uFFFD\uFFFD'),
  ),
  texts(
    'text-of-sixteen-bits',
    'Characters beyond the basic plane lose their upper bits in events.',
    (written) =>
      written.replace(astral, (character) => String.fromCharCode((character.codePointAt(0) ?? 0) & 0xffff)),
  ),
  texts('text-without-emoji', 'Characters beyond the basic plane are left out of events.', (written) =>
    written.replace(astral, ''),
  ),
  texts('text-cut-at-32-kib', 'The text of an event ends after 32 KiB.', (written) => cutTo(32_768, written)),
  texts('text-cut-at-64-kib', 'The text of an event ends after 64 KiB.', (written) => cutTo(65_536, written)),
  texts('text-cut-at-256-kib', 'The text of an event ends after 256 KiB.', (written) =>
    cutTo(262_144, written),
  ),
  because(
    'Character data has a rule for whatever is published, and three for the documents of Finesse.',
    texts(
      'text-escaped-twice',
      'The text of an event is escaped twice.',
      (written) => written.replaceAll('&', '&amp;'),
      ['FIN-NOTIFICATION-b', 'FIN-NOTIFICATION-c', 'DOC-S11-c'],
    ),
  ),
  because(
    'Character data has a rule for whatever is published, and three for the documents of Finesse.',
    texts(
      'text-not-escaped',
      'Markup that was published as text is markup in events.',
      (written) =>
        written.includes('&lt;') ? written.replaceAll('&lt;', '<').replaceAll('&gt;', '>') : written,
      ['FIN-NOTIFICATION-b', 'FIN-NOTIFICATION-c', 'DOC-S11-c'],
    ),
  ),
  texts('text-normalised', 'The text of an event is written in NFD.', (written) => written.normalize('NFD')),
  texts('text-composed', 'The text of an event is written in NFC.', (written) => written.normalize('NFC')),
  texts(
    'text-without-byte-order-marks',
    'Byte order marks are left out of the text of an event.',
    (written) => written.replaceAll('\uFEFF', ''),
  ),
  texts(
    'text-with-byte-order-mark',
    'The text of an event begins with a byte order mark.',
    (written) => `\uFEFF${written}`,
  ),
  texts('text-blanks-joined', 'Of white space in a row in an event one blank is left.', (written) =>
    written.replace(/\s+/g, ' '),
  ),
  texts('text-trimmed', 'White space around the text of an event is left out.', (written) => written.trim()),
  texts('text-in-lines-of-windows', 'Lines of the text of an event end in CR and LF.', (written) =>
    written.replaceAll('\n', '&#13;\n'),
  ),
  texts('text-on-one-line', 'Lines of the text of an event are joined.', (written) =>
    written.replaceAll('\n', ' '),
  ),
  telling(
    'text-carriage-returns-lost',
    'Carriage returns in the text of an event are written as they are.',
    ['XEP0060-7.1.2.1-c'],
    (delivery) => rewrite(delivery, 'item', (item) => item.replaceAll('&#13;', '\r')),
  ),
  telling(
    'payload-lost-where-empty',
    'A payload that holds no text is not told.',
    ['XEP0060-7.1.2.1-b'],
    (delivery) =>
      rewrite(delivery, 'item', (item) => item.replace(/><(\w+)( [^<>]*)?(\/>|><\/\1>)<\/item>$/, '/>')),
  ),
];
