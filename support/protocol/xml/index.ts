export { namespaces } from './namespaces';
export { parse, parseOrThrow, type Parsed } from './parse';
export { holds, select, textOf, textsOf, type Variables } from './query';
export { attribute, escapeXml, xml, Xml } from './template';
export { rootsOf, type Root } from './roots';
