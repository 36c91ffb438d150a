/**
 * Text as it can stand on a terminal and in an XML file (XML 1.0, section 2.2): what a server sent may hold control
 * characters and halves of surrogate pairs, which are written as escapes, such as `\u001b`.
 */
export function printable(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, escapeUnit);
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
