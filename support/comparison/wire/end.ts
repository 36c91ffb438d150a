import type { StoredEntry } from '../run/shape';
import type { End, Said } from './conversation';
import { readElement, writeElement } from './element';
import type { Naming } from './placeholders';
import { idOf } from './stanza-kind';

type Frame = Extract<StoredEntry, { kind: 'frame' }>;

/**
 * How a connection ended, in the words of who did it: a stream error, `<close/>`, the close frame and its code.
 * RFC 7395, section 3.6; RFC 6455, section 7. @param own the places of the connection's entries
 */
export function describeEnd(
  own: readonly number[],
  entries: readonly StoredEntry[],
  name: Naming,
): End | null {
  const parts: string[] = [];
  let first: { at: number; by: 'suite' | 'server' } | null = null;
  let behind = 0;
  let error: Said | null = null;
  const life = new SignsOfLife();
  for (const at of own) {
    const entry = entries[at];
    if (!entry) continue;
    const sent = entry.kind === 'http' || (entry.kind === 'frame' && entry.direction === 'sent');
    if (entry.kind === 'note') {
      if (
        !/^connection (?:closed|dropped|reset)/.test(entry.text) ||
        /^connection closed with/.test(entry.text)
      )
        continue;
      first ??= { at, by: /by the client$/.test(entry.text) ? 'suite' : 'server' };
      continue;
    }
    if (!first && entry.kind === 'frame') life.take(entry);
    const closing = entry.kind === 'frame' ? closingOf(entry, name) : null;
    if (closing !== null) first ??= { at, by: sent ? 'suite' : 'server' };
    if (closing !== null && !sent) parts.push(closing);
    if (closing !== null && !sent) error ??= errorOf(entry.text, at, name);
    if (sent && !first && !(entry.kind === 'frame' && entry.purpose !== undefined)) behind += 1;
  }
  if (!first) return null;
  // two of them may cross on the way: what was said counts, and not in which order
  const said =
    [...new Set(parts)].sort((one, other) => weightOf(one) - weightOf(other)).join(', ') || 'nothing said';
  return { how: `by the ${first.by}: ${said}`, at: first.at, error, outlived: life.shown, behind };
}

/** The stream error of a message, or null where it is another. */
function errorOf(text: string, at: number, name: Naming): Said | null {
  const element = readElement(name(text));
  return element?.name === 'error' ? { at, text: writeElement(element), element } : null;
}

/** Whether the server answered a fence behind the last thing that a case said. RFC 6120, section 10.1. */
class SignsOfLife {
  readonly #fences = new Set<string>();
  shown = false;

  take({ direction, purpose, text, type }: Frame): void {
    const id = type === 'text' ? (idOf(text) ?? '') : '';
    if (direction === 'received') this.shown ||= this.#fences.has(id);
    else if (purpose === 'fence' && id !== '') this.#fences.add(id);
    else if (purpose === undefined) {
      this.#fences.clear();
      this.shown = false;
    }
  }
}

/** As RFC 7395 has it: a stream error, `<close/>`, a close frame. */
function weightOf(part: string): number {
  return ['stream error', '<close', 'close frame'].findIndex((start) => part.startsWith(start));
}

/** What a frame says of the end, or null where it is none of it. */
function closingOf(entry: Frame, name: Naming): string | null {
  if (entry.type === 'close')
    return `close frame ${name(entry.text).replace(/^(\d+).*$/s, '$1') || 'without a code'}`;
  if (entry.type !== 'text' || !/^\s*<(?:[\w.-]+:)?(?:close|error)\b/.test(entry.text)) return null;
  const element = readElement(entry.text);
  if (element?.name === 'close')
    return element.attributes['see-other-uri'] === undefined ? '<close/>' : '<close see-other-uri/>';
  const condition = element?.children.find((child) => child.name !== 'text')?.name;
  return element?.name === 'error' ? `stream error ${condition ?? 'without a condition'}` : null;
}
