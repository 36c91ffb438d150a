/** The start of a text that is longer than so many characters, with its length behind it; else the text. */
export function excerpt(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text.slice(0, most)}[… ${String(text.length)} characters in all: see the conversation]`;
}
