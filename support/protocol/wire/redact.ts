import { credentialsIn, escapesOf, leastSearched, patternOf } from './secret-pattern';
import type { Header } from './transcript';

const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/**
 * Hides what an `<auth/>`, `<response/>` or `<password/>` element carries, whoever sent it and whether or not the document
 * is well-formed. Of a well-made PLAIN message the two identities stay readable (RFC 4616, section 2).
 */
export function redactXml(text: string): string {
  return text.replace(
    credentials,
    (whole: string, start: string | undefined, content: string, end: string) =>
      start === undefined ? hideUnstarted(whole) : `${start}${describePlain(content)}${end}`,
  );
}

/**
 * An `<auth/>` or `<response/>`, with any prefix, in any case: its start tag and all up to its end tag, comments, CDATA
 * and children included, or up to the end of the text where there is none. A start tag that never ends, for want of
 * a quote or of its `>`, matches without groups.
 */
const credentials = new RegExp(
  [
    /(<(?:[^\s<>/'"=:]+:)?(?:auth|response|password)(?=[\s/>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*(?<!\/)>)/,
    /([^]*?)(<\/(?:[^\s<>/'"=:]+:)?(?:auth|response|password)\s*>|$)/,
    /|<(?:[^\s<>/'"=:]+:)?(?:auth|response|password)(?=[\s>])(?!(?:[^<>"']|"[^"<]*"|'[^'<]*')*\/>)[^]*/,
  ]
    .map(({ source }) => source)
    .join(''),
  'gi',
);

/** Of a start tag that never ends only its name is sure not to be a secret. */
function hideUnstarted(tag: string): string {
  return `${/^<[^\s>]+/.exec(tag)?.[0] ?? ''} [redacted]`;
}

function describePlain(payload: string): string {
  const content = payload.trim();
  // what has been redacted stays as it is
  if (content === '' || content === '=' || /^\[redacted[^[\]<]*\]$/.test(payload)) return payload;
  if (!/^[\w+/]+=*$/.test(content)) return '[redacted]';
  const parts = Buffer.from(payload, 'base64').toString('utf8').split('\0');
  const [authzid, authcid] = parts;
  if (parts.length !== 3 || authzid === undefined || authcid === undefined) return '[redacted]';
  const printable = /^[\w@.+-]*$/;
  if (!printable.test(authzid) || !printable.test(authcid)) return '[redacted]';
  return `[redacted: authzid ${authzid || 'empty'}, authcid ${authcid}]`;
}

/** Headers with the values of those that carry credentials hidden. */
export function redactHeaders(headers: readonly Header[]): Header[] {
  return headers.map(([name, value]) => [name, secretHeaders.has(name.toLowerCase()) ? '[redacted]' : value]);
}

/** By the secrets they hide: a run has one set of them, and a case a recorder of its own. */
const scrubbers = new Map<string, (text: string) => string>();
/** Targets that one process speaks to, in tests; their secrets are not kept for longer. */
const scrubbersMost = 64;

/** Replaces each known secret, however it is encoded; the net beneath the redaction by structure. */
export function makeScrubber(secrets: readonly string[]): (text: string) => string {
  const key = JSON.stringify(secrets);
  const known = scrubbers.get(key) ?? buildScrubber(secrets);
  if (scrubbers.size >= scrubbersMost) scrubbers.clear();
  scrubbers.set(key, known);
  return known;
}

function buildScrubber(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
  const forms = known
    .filter((secret) => secret.length >= leastSearched)
    .flatMap(encodings)
    .sort((a, b) => b.length - a.length);
  const patterns = known.flatMap((secret) => patternOf(secret) ?? []);
  const short = known.filter((secret) => secret.length < leastSearched);
  const mayBeEncoded = escapesOf(known);
  return (text) => {
    const found = [...credentialsIn(text, short), ...forms];
    // patterns first, which know a form that goes on
    const scrubbed = mayBeEncoded.test(text)
      ? patterns.reduce((sofar, pattern) => sofar.replace(pattern, '[redacted]'), text)
      : text;
    return found.reduce((sofar, form) => sofar.replaceAll(form, '[redacted]'), scrubbed);
  };
}

/** A secret as it may stand in a file: raw, XML, URL, JSON, hexadecimal, and base64 at each of its three offsets. */
export function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const xml = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const forms = [
    secret,
    xml,
    xml.replace(/"/g, '&quot;').replace(/'/g, '&apos;'),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('hex'),
    ...[0, 1, 2].map((offset) => base64Core(bytes, offset)),
  ];
  return [...new Set(forms)];
}

/** The base64 characters that depend on the secret alone when `offset` unknown bytes stand before it. */
function base64Core(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const skip = [0, 2, 3][offset] ?? 0;
  const wholeBits = Math.floor(((offset + bytes.length) * 8) / 6);
  return encoded.slice(skip, wholeBits);
}
