/** Names one way to alter a text where that is what made one of the other; else null. */
type Suspicion = (published: string, received: string) => string | null;

const beyondAscii = /[^\p{ASCII}]/u;
/** Beyond the basic plane: two code units in UTF-16, the surrogates. */
const astral = /[\u{10000}-\u{10FFFF}]/u;
/** What decoders and encoders put in the place of what they cannot read or write. */
const standIns = ['?', '\uFFFD'];

/** What the references of XML in a text stand for, read once. XML 1.0, sections 4.1 and 4.6. */
function unescape(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(
    /&(?:#(\d{1,6})|(\w{2,4}));/g,
    (whole: string, number: string | undefined, name: string) =>
      number === undefined ? (named[name] ?? whole) : String.fromCodePoint(Number(number)),
  );
}

const suspicions: readonly Suspicion[] = [
  (published, received) =>
    published.startsWith(received)
      ? `cut at ${octets(received)} of ${octets(published)} bytes`
      : published.endsWith(received)
        ? `cut: the first ${octets(published) - octets(received)} of ${octets(published)} bytes are gone`
        : null,
  (published, received) =>
    (['latin1', 'windows-1252'] as const).some((encoding) => readAsBytes(encoding, published) === received)
      ? 'encoded twice: UTF-8 was read as a text of single bytes, and encoded again'
      : null,
  (published, received) => (unescape(received) === published ? 'escaped twice' : null),
  (published, received) => (unescape(published) === received ? 'unescaped once too often' : null),
  (published, received) =>
    surrogates.some((write) => map(published, astral, write) === received)
      ? `surrogates taken for characters: ${list(published, astral)}`
      : null,
  findReplaced,
  (published, received) =>
    published.replaceAll('\uFEFF', '') === received.replaceAll('\uFEFF', '')
      ? 'byte order marks (U+FEFF) left out or put in'
      : null,
  (published, received) =>
    map(published, beyondAscii, () => '') === received || map(published, astral, () => '') === received
      ? `characters left out: ${list(published, received.match(beyondAscii) ? astral : beyondAscii)}`
      : null,
  (published, received) =>
    ['NFC', 'NFD', 'NFKC', 'NFKD'].some((form) => published.normalize(form) === received)
      ? 'normalised: the same letters, written with other characters'
      : null,
  (published, received) =>
    published.replace(/\s+/g, '') === received.replace(/\s+/g, '')
      ? 'white space or line ends changed'
      : null,
];

/** Says what was done to a text on its way, as the start of a finding. The two must differ. */
export function nameAlteration(published: string, received: string): string {
  for (const suspect of suspicions) {
    const name = suspect(published, received);
    if (name !== null) return name;
  }
  const [before, after] = [Array.from(published), Array.from(received)];
  const place = before.findIndex((character, index) => character !== after[index]);
  const at = place < 0 ? before.length : place;
  return `changed from character ${at + 1} of ${before.length} on: “${after.slice(at, at + 20).join('')}” for “${before.slice(at, at + 20).join('')}”`;
}

/** Each half of a surrogate pair by itself, or one of them alone, as decoders leave it that know no pairs. */
const surrogates: readonly ((character: string) => string)[] = [
  () => '\uFFFD\uFFFD',
  () => '??',
  // each half in three bytes, as CESU-8 writes it, none of which is read
  () => '\uFFFD'.repeat(6),
  () => '??????',
  // the number of the character, with what does not fit into sixteen bits cut off
  (character) => String.fromCharCode((character.codePointAt(0) ?? 0) & 0xffff),
];

/** Characters in whose place stands one that says that they could not be read, once each or once for each byte. */
function findReplaced(published: string, received: string): string | null {
  for (const kind of [beyondAscii, astral])
    for (const standIn of standIns)
      for (const count of [() => 1, octets])
        if (map(published, kind, (character) => standIn.repeat(count(character))) === received)
          return `characters replaced with ${nameCharacter(standIn)}: ${list(published, kind)}`;
  return null;
}

function map(text: string, kind: RegExp, write: (character: string) => string): string {
  return Array.from(text, (character) => (kind.test(character) ? write(character) : character)).join('');
}

/** The first characters of a kind, by number and form. */
function list(text: string, kind: RegExp): string {
  const found = [...new Set(text)].filter((character) => kind.test(character));
  const shown = found.slice(0, 3).map((character) => `${nameCharacter(character)} “${character}”`);
  return shown.join(', ') + (found.length > shown.length ? ` and ${found.length - shown.length} more` : '');
}

function nameCharacter(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What windows-1252 has in the place of the control characters 0x80 to 0x9F of latin1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** The octets of a text in UTF-8, each read as a character. */
function readAsBytes(encoding: 'latin1' | 'windows-1252', text: string): string {
  const read = Buffer.from(text, 'utf8').toString('latin1');
  if (encoding === 'latin1') return read;
  return read.replace(/[\u0080-\u009F]/g, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80));
}

function octets(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
