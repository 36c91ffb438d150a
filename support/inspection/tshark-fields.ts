/** Names that tshark writes several times in one object, once for each frame or header of a packet. */
const repeated = /"(websocket|data-text-lines|http|http\.request\.line|http\.response\.line)"(\s*:)/g;

/**
 * Parses JSON of tshark with all that stands under the same name: by itself JSON.parse keeps the last of them. Each such
 * name gets a number behind a `#`.
 * @throws SyntaxError where it is no JSON
 */
export function parseRepeated(text: string): unknown {
  let count = 0;
  return JSON.parse(
    text.replace(repeated, (_, name: string, rest: string) => `"${name}#${String(count++)}"${rest}`),
  );
}

/** The values under a name, wherever it stands; of a list each. */
export function valuesOf(part: unknown, name: string): unknown[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (key.replace(/#\d+$/, '') === name) return Array.isArray(value) ? (value as unknown[]) : [value];
    return valuesOf(value, name);
  });
}

/** The first value under a name that is text, a number or a truth, as text; null where there is none. */
export function fieldOf(part: unknown, name: string): string | null {
  const scalar = (value: unknown): value is string | number | boolean =>
    ['string', 'number', 'boolean'].includes(typeof value);
  const found = valuesOf(part, name).find(scalar);
  return found === undefined ? null : String(found);
}

/** Whether a flag is set, in whichever way a version of tshark writes it. */
export function isSet(part: unknown, name: string): boolean {
  return /^(?:1|0x0*1|true|set)$/i.test(fieldOf(part, name) ?? '');
}

/** Bytes that tshark writes as `3c:6f:70` or `3c6f70`, or null. */
export function bytesOf(value: string | null): Buffer | null {
  if (value === null || !/^[\da-f]{2}(?::?[\da-f]{2})*$/i.test(value)) return null;
  return Buffer.from(value.replaceAll(':', ''), 'hex');
}
