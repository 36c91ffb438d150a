import { because, faultsOf, type Fault } from '../fault';
import type { Input } from '../../reference-server/stream/input';

const reading = faultsOf('input');

/** Handles what is left of a message before the stream ends over it. */
function salvage(condition: string, change: (message: string) => string): (phase: Input) => void {
  return (phase) =>
    (phase.salvage = (message, problem) => (problem.condition === condition ? change(message) : null));
}

/** A message without what XMPP forbids: comments, instructions, document types, entities of one's own. */
function purify(message: string): string {
  return message
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\])?\s*>/g, '')
    .replace(/&(?!(?:lt|gt|amp|quot|apos);)[\w.-]+;/g, '');
}

/** What a reader that forgives much may take a message for. */
function mend(message: string): string {
  return (
    message
      .replace(/<(\w+)>([^<]*)<\/(?!\1>)/g, '<$1>$2</$1></')
      .replace(/ ([\w:]+)=([^'"\s>]+)/g, " $1='$2'")
      .replace(/( [\w:]+='[^']*')\1/g, '$1')
      .replace(/&#\d;/g, '')
      // what has a prefix may lack its declaration, or be there twice
      .replace(/<\w+:\w+\/>| (?!xml)\w+:\w+='[^']*'/g, '')
  );
}

/** A message ends the stream, but too late (RFC 6120, sections 11.1 and 11.3). */
export const salvageFaults: readonly Fault[] = [
  because(
    'One rule for each of the four things that XMPP forbids, and the fault takes them all alike.',
    reading(
      'restricted-handled-first',
      'A message with what XMPP forbids is handled without it before the stream ends.',
      ['RFC6120-11.1-b', 'RFC6120-11.1-c', 'RFC6120-11.1-d', 'RFC6120-11.1-e'],
      salvage('restricted-xml', purify),
    ),
  ),
  reading(
    'malformed-handled-first',
    'A message that is not well-formed is mended and handled before the stream ends.',
    ['RFC6120-11.3-b', 'RFC6120-11.3-c'],
    salvage('not-well-formed', mend),
  ),
];
