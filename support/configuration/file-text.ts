import { readFileSync } from 'node:fs';

/** What editors put in front of a text; without it UTF-16 shows by its zero bytes. Unicode 16, section 23.8. */
const marks = [
  { bytes: [0xef, 0xbb, 0xbf], what: 'begins with a byte order mark' },
  { bytes: [0xff, 0xfe], what: 'is UTF-16' },
  { bytes: [0xfe, 0xff], what: 'is UTF-16' },
] as const;

const mend = 'save it as UTF-8 without a byte order mark (in PowerShell 7: Set-Content -Encoding utf8NoBOM)';

/**
 * The text of a file that a person wrote, which has to be UTF-8.
 *
 * @returns the text, or a sentence without the file it begins with: what is wrong, and what to do
 * @throws Error of the operating system where the file cannot be read
 */
export function readUtf8(file: string): string | { problem: string } {
  const bytes = readFileSync(file);
  const mark = marks.find((each) => each.bytes.every((byte, index) => bytes[index] === byte));
  if (mark) return { problem: `${mark.what}: ${mend}` };
  if (bytes.includes(0)) return { problem: `holds zero bytes, as UTF-16 does: ${mend}` };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problem: `is not UTF-8: ${mend}` };
  }
}
