/** XML text that needs no further escaping. */
export class Xml {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

type Part = Xml | Xml[] | string | number | undefined;

/** Escapes character data and attribute values alike, whichever quote surrounds them. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;');
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Xml) return part.text;
  if (Array.isArray(part)) return part.map(render).join('');
  return escapeXml(String(part));
}

/**
 * Builds XML from a template: interpolated strings are escaped, interpolated `Xml` is taken as it is,
 * `undefined` becomes nothing.
 */
export function xml(strings: TemplateStringsArray, ...parts: Part[]): Xml {
  return new Xml(strings.reduce((text, literal, index) => text + render(parts[index - 1]) + literal));
}

/** An attribute with its leading blank, or nothing where the value is undefined. */
export function attribute(name: string, value: string | undefined): Xml {
  return value === undefined ? new Xml('') : new Xml(` ${name}='${escapeXml(value)}'`);
}
