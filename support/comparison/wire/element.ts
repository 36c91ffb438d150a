import { SaxesParser } from 'saxes';

/** An element as far as it is compared: names and values, no prefixes and no order of attributes. */
export interface Element {
  name: string;
  namespace: string;
  /** Without declarations of namespaces; `xml:lang` keeps its prefix, others of a namespace have it before them. */
  attributes: Record<string, string>;
  children: Element[];
  /** Its text, without what only indents children. */
  text: string;
}

const known = new Map<string, Element | null>();
/** Messages whose trees are remembered: most of a run is said in many of its cases. */
const knownMost = 4000;

/** The tree of one message, or null where it is not one well-formed document. */
export function readElement(text: string): Element | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const tree = parse(text);
  if (known.size >= knownMost) known.clear();
  known.set(text, tree);
  return tree;
}

function parse(text: string): Element | null {
  if (!text.trimStart().startsWith('<')) return null;
  const parser = new SaxesParser({ xmlns: true });
  const open: Element[] = [];
  let root: Element | null = null;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const element: Element = { name: local, namespace: uri, attributes: {}, children: [], text: '' };
    for (const attribute of Object.values(attributes)) {
      if (attribute.prefix === 'xmlns' || attribute.name === 'xmlns') continue;
      const prefix = attribute.prefix === 'xml' ? 'xml:' : attribute.uri === '' ? '' : `{${attribute.uri}}`;
      element.attributes[prefix + attribute.local] = attribute.value;
    }
    root ??= element;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (part: string): void => {
    const element = open.at(-1);
    if (element) element.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element && element.children.length > 0) element.text = element.text.trim();
  });
  try {
    parser.write(text).close();
    return root;
  } catch {
    return null;
  }
}

/** An element in one form whatever the writer's: attributes sorted, namespaces where they change. */
export function writeElement(element: Element, outer = ''): string {
  const { name, namespace, attributes, children, text } = element;
  const declared = namespace === outer ? '' : ` xmlns='${namespace}'`;
  const said = Object.keys(attributes)
    .sort()
    .map((key) => ` ${key}='${attributes[key] ?? ''}'`)
    .join('');
  const inside = text + children.map((child) => writeElement(child, namespace)).join('');
  return inside === '' ? `<${name}${declared}${said}/>` : `<${name}${declared}${said}>${inside}</${name}>`;
}

/** The first child of a name, or of any. */
export function childOf(element: Element, name?: string): Element | undefined {
  return element.children.find((child) => name === undefined || child.name === name);
}
