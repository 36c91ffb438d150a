/** Elements that XMPP puts at the root of a message, by their names. */
const roots = [
  'open',
  'close',
  'stream:features',
  'stream:error',
  'auth',
  'challenge',
  'response',
  'abort',
  'success',
  'failure',
  'iq',
  'message',
  'presence',
  'body',
];

/** What stands in a text as one message, whole or not. */
export interface Scanned {
  /** As it stands there, with the ends added that it lacks. */
  text: string;
  start: number;
  end: number;
  /** Names of the elements in it that are never closed. */
  unclosed: string[];
}

/** A piece that belongs to no element, since its beginning is missing. */
export interface Stray {
  text: string;
  start: number;
}

const tag = /<(\/?)([A-Za-z_][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

/**
 * Finds the elements of XMPP in a text among anything else. One that is never closed ends before the next that is a root,
 * or before `border`; ends that it lacks are added. Comments stand outside of what was said.
 * @param border what no element goes beyond
 */
export function scan(source: string, border: RegExp | null = null): { elements: Scanned[]; strays: Stray[] } {
  const text = source.replace(/<!--[^]*?-->|<\?[^]*?\?>/g, (found) => ' '.repeat(found.length));
  const elements: Scanned[] = [];
  const strays: Stray[] = [];
  let open: { start: number; end: number; names: string[]; unclosed: string[]; parts: string } | null = null;
  const finish = (): void => {
    if (!open) return;
    const { start, end, names, unclosed, parts } = open;
    const ends = names.toReversed().map((name) => `</${name}>`);
    elements.push({ text: parts + ends.join(''), start, end, unclosed: [...unclosed, ...names] });
    open = null;
  };
  for (const found of text.matchAll(tag)) {
    const [whole, slash = '', name = '', , empty] = found;
    const { index } = found;
    const isRoot = slash === '' && roots.includes(name);
    const between: string = open ? text.slice(open.end, index) : '';
    if (open && ((isRoot && isRootHere(name, open.names)) || border?.test(between))) finish();
    if (!open) {
      if (isRoot) open = { start: index, end: index + whole.length, names: [], unclosed: [], parts: '' };
      else {
        const last = strays.at(-1);
        // a piece goes on where nothing but text stands between
        if (last && text.slice(last.start + last.text.length, index).trim().length < 200)
          last.text = text.slice(last.start, index + whole.length);
        else strays.push({ text: whole, start: index });
        continue;
      }
    } else open.parts += between;
    if (slash !== '') closeTag(open, name, whole);
    else {
      open.parts += whole;
      if (empty !== '/') open.names.push(name);
    }
    open.end = index + whole.length;
    if (open.names.length === 0) finish();
  }
  finish();
  return { elements, strays };
}

/** Whether a name that roots have begins a new root inside of other elements: some are children elsewhere. */
function isRootHere(name: string, names: readonly string[]): boolean {
  return !(
    names.length > 0 &&
    ['message', 'presence', 'body', 'close', 'open', 'failure', 'response'].includes(name) &&
    isInside(names)
  );
}

/** Whether a stanza may be inside of these: forwarded, or as a payload. */
function isInside(names: readonly string[]): boolean {
  return names.length > 1 || ['message', 'body'].includes(names[0] ?? '');
}

/** Adds an end tag, and before it the ends that are missing; one of nothing is left out. */
function closeTag(
  open: { names: string[]; unclosed: string[]; parts: string },
  name: string,
  whole: string,
): void {
  if (!open.names.includes(name)) return;
  while (open.names.length > 0) {
    const last = open.names.pop() ?? '';
    if (last === name) {
      open.parts += whole;
      return;
    }
    open.unclosed.push(last);
    open.parts += `</${last}>`;
  }
}
