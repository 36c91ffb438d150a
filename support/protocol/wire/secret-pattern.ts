/** Secrets with fewer characters occur by chance, and are not searched for as they are. */
export const leastSearched = 8;
/** With fewer, not even those whose every character is escaped are. */
const leastEscaped = 4;

const named: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/**
 * A pattern for a secret, each of its characters in whichever encoding: itself, as a reference of XML, in a URL or a
 * form, escaped for JSON or a script, and these again inside JSON or XML. Of a short secret only what is escaped
 * throughout is looked for; null where even that could be chance.
 */
export function patternOf(secret: string): RegExp | null {
  const characters = Array.from(secret);
  if (characters.length < leastEscaped) return null;
  const whole = characters.length >= leastSearched;
  const formsOf = (character: string): string[] => [
    // the longer first: an ampersand may be the start of its own reference
    ...escapedForms(character),
    ...(whole ? plainForms(character) : []),
  ];
  return new RegExp(characters.map((character) => `(?:${formsOf(character).join('|')})`).join(''), 'g');
}

/**
 * What a text has to hold for a pattern of one of these secrets to find more in it than the secret as it is: the start of
 * some escape, or one that only the characters of a secret ask for.
 */
export function escapesOf(secrets: readonly string[]): RegExp {
  const all = secrets.join('');
  const escapes = [
    '&(?:amp;){0,2}#',
    '%(?:25)?[\\da-fA-F]{2}',
    '\\\\[ux]',
    ...Object.entries(named).flatMap(([character, name]) =>
      all.includes(character) ? [`&(?:amp;){0,2}${name};`] : [],
    ),
    ...(/["\\/]/.test(all) ? ['\\\\["\\\\/]'] : []),
    ...(all.includes(' ') ? ['\\+'] : []),
  ];
  return new RegExp(escapes.join('|'));
}

function plainForms(character: string): string[] {
  const literal = character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
  const name = named[character];
  return [
    ...(name === undefined ? [] : [`&(?:amp;){0,2}${name};`]),
    // JSON puts a backslash before these, and JSON inside JSON more
    /["\\/]/.test(character) ? `\\\\{0,4}${literal}` : literal,
    ...(character === ' ' ? ['\\+'] : []),
  ];
}

function escapedForms(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  const hex = anyCase(code.toString(16));
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  const hexOf = (value: number, digits: number): string => anyCase(value.toString(16).padStart(digits, '0'));
  return [
    `&(?:amp;){0,2}#0{0,6}${String(code)};`,
    `&(?:amp;){0,2}#[xX]0{0,6}${hex};`,
    [...Buffer.from(character)].map((byte) => `%(?:25)?${hexOf(byte, 2)}`).join(''),
    units.map((unit) => `\\\\{1,4}u${hexOf(unit, 4)}`).join(''),
    `\\\\{1,4}u\\{0{0,5}${hex}\\}`,
    ...(code < 0x100 ? [`\\\\{1,4}x${hexOf(code, 2)}`] : []),
  ];
}

function anyCase(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** Characters of base64: no PLAIN message is longer, and pages hold whole files as one such token. */
const longestToken = 4096;
/** Bounded, since the regular expression engine remembers each character that it may have to give back. */
const tokens = new RegExp(
  `(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{8,${String(longestToken)}}(?![A-Za-z0-9+/])={0,2}`,
  'g',
);

/** The words of base64 in a text that are a whole PLAIN message or Basic credentials with one of these secrets. */
export function credentialsIn(text: string, secrets: readonly string[]): string[] {
  if (secrets.length === 0) return [];
  return [...text.matchAll(tokens)].map(([token]) => token).filter((token) => carries(token, secrets));
}

/** RFC 4616, section 2; RFC 7617, section 2. */
function carries(token: string, secrets: readonly string[]): boolean {
  const decoded = Buffer.from(token, 'base64').toString('utf8');
  const parts = decoded.split('\0');
  if (parts.length === 3) return secrets.includes(parts[2] ?? '');
  const colon = decoded.indexOf(':');
  return colon !== -1 && secrets.includes(decoded.slice(colon + 1));
}
