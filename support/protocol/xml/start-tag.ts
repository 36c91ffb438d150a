import { SaxesParser } from 'saxes';

/** The tag that a document begins with. */
export interface StartTag {
  uri: string;
  local: string;
  attributes: Readonly<Record<string, string>>;
}

/** A start tag without prefixes and references, as the suite writes nearly all of its own. */
const plainTag = /^<([A-Za-z][\w.-]*)((?:\s+(?:xml:)?[A-Za-z][\w.-]*=(?:'[^'<>&\s]*'|"[^"<>&\s]*"))*)\s*\/?>/;
const plainAttributes = /([A-Za-z][\w.:-]*)=(?:'([^']*)'|"([^"]*)")/g;

/** The first tag of a text, or null where there is none; what follows is not looked at. */
export function readStartTag(text: string): StartTag | null {
  const [, local, attributes] = plainTag.exec(text) ?? [];
  if (local === undefined || attributes === undefined) return parseTag(text);
  const read = [...attributes.matchAll(plainAttributes)].map(([, name = '', single, double = '']) => [
    name,
    single ?? double,
  ]);
  const byName = Object.fromEntries(read) as Record<string, string>;
  // a name that stands twice is for the parser to judge
  return Object.keys(byName).length === read.length
    ? { uri: byName.xmlns ?? '', local, attributes: byName }
    : parseTag(text);
}

function parseTag(text: string): StartTag | null {
  const parser = new SaxesParser({ xmlns: true });
  let tag: StartTag | null = null;
  parser.on('opentag', ({ uri, local, attributes }) => {
    tag ??= {
      uri,
      local,
      attributes: Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value])),
    };
  });
  parser.on('error', () => undefined);
  try {
    parser.write(text.slice(0, text.indexOf('>') + 1));
  } catch {
    return null;
  }
  return tag;
}
