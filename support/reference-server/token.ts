import { randomInt } from 'node:crypto';

const base36 = '0123456789abcdefghijklmnopqrstuvwxyz';
const base62 = `${base36}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

function draw(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

/** Ten random characters of base 36, as Openfire's stream ids are; unpredictable (RFC 6120, section 4.7.3). */
export function makeStreamId(): string {
  return draw(base36, 10);
}

/** Random letters and digits, for message ids and passwords. */
export function makeToken(length: number): string {
  return draw(base62, length);
}
