import type { Header } from '../wire/transcript';

/** What stands before the body. */
export interface Head {
  /** Such as `HTTP/1.1`. */
  version: string;
  status: number;
  reason: string;
  /** In the order and spelling of the wire, repeated ones kept. */
  headers: Header[];
}

const lf = 0x0a;
const cr = 0x0d;

/**
 * The index behind the empty line that ends a head, or -1. A line may end in a bare LF (RFC 9112, section 2.2).
 *
 * @param from - an index before which no head ends, at most three bytes behind those looked at before
 */
export function findHeadEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(lf, from); at !== -1; at = bytes.indexOf(lf, at + 1)) {
    if (bytes[at + 1] === lf) return at + 2;
    if (bytes[at + 1] === cr && bytes[at + 2] === lf) return at + 3;
  }
  return -1;
}

/** Gives the head taken apart, or a sentence saying why it could not be. */
export function readHead(bytes: Buffer): Head | string {
  const [line = '', ...rest] = bytes.toString('latin1').trimEnd().split(/\r?\n/);
  const [whole, version = '', status, reason = ''] = /^(HTTP\/\d+\.\d+) (\d{3})(?: (.*))?$/.exec(line) ?? [];
  if (whole === undefined) return `the status line is not one: ${line.slice(0, 100)}`;
  const headers: Header[] = [];
  for (const each of rest) {
    const last = headers.at(-1);
    const colon = each.indexOf(':');
    // Obsolete line folding: the line goes on with the value before it (RFC 9112, section 5.2).
    if (/^[ \t]/.test(each) && last !== undefined) last[1] = trimBlanks(`${last[1]} ${trimBlanks(each)}`);
    else if (colon === -1) return `a header line has no colon: ${each.slice(0, 100)}`;
    else if (each.includes('\r')) return `a header line holds a bare CR: ${each.slice(0, 100)}`;
    else headers.push([each.slice(0, colon), trimBlanks(each.slice(colon + 1))]);
  }
  return { version, status: Number(status), reason, headers };
}

/** The first value of a header, or undefined. */
export function valueOf({ headers }: Head, name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1];
}

/** Without the blanks around it, and nothing else (RFC 9112, section 5.1). A pattern would try each blank as the last. */
function trimBlanks(text: string): string {
  const isBlank = (at: number): boolean => text[at] === ' ' || text[at] === '\t';
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(start)) start += 1;
  while (end > start && isBlank(end - 1)) end -= 1;
  return text.slice(start, end);
}
