/** The first characters of a text, copied: a slice would keep the whole alive for as long as it lives itself. */
export function startOf(text: string, most: number): string {
  return Buffer.from(text.slice(0, most)).toString();
}

/** The start of a text that is longer than so many characters, with its length behind it; else the text. */
export function excerpt(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${startOf(text, most)}[… ${String(text.length)} characters in all: see the conversation]`;
}
