import { DOMImplementation, type Document, type Node } from '@xmldom/xmldom';
import type { SaxesParser } from 'saxes';

const implementation = new DOMImplementation();

/**
 * Grows a tree from what a parser reads from now on: elements, attributes with their declarations, text, CDATA sections,
 * comments and processing instructions, as the data model of XPath 1.0, section 5, has them. Text outside of the root is
 * no part of it. A parser tells one listener alone of the end of an element, so its owner says by `leave` that one ends.
 */
export function growTree(parser: SaxesParser<{ xmlns: true }>): { document: Document; leave: () => void } {
  const document = implementation.createDocument(null, '', null);
  const above: Node[] = [document];
  const append = (node: Node): void => void above.at(-1)?.appendChild(node);
  parser.on('opentag', ({ name, uri, attributes }) => {
    const element = document.createElementNS(uri === '' ? null : uri, name);
    for (const attribute of Object.values(attributes))
      element.setAttributeNS(attribute.uri === '' ? null : attribute.uri, attribute.name, attribute.value);
    append(element);
    above.push(element);
  });
  parser.on('text', (text) => {
    if (above.length > 1) append(document.createTextNode(text));
  });
  parser.on('cdata', (text) => append(document.createCDATASection(text)));
  parser.on('comment', (text) => append(document.createComment(text)));
  parser.on('processinginstruction', ({ target, body }) =>
    append(document.createProcessingInstruction(target, body)),
  );
  return { document, leave: () => void above.pop() };
}
