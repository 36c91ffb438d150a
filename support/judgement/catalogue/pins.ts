/** The ids that were given so far, one a line in the order of the alphabet: a file of them. */
export function readPins(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** The same file with new ids in it. What was given once stays, so that a renamed or dropped id is noticed. */
export function addPins(text: string, ids: readonly string[]): string {
  return [...new Set([...readPins(text), ...ids])]
    .sort()
    .map((id) => `${id}\n`)
    .join('');
}

/** What is wrong with ids, as sentences that say what to do: a pinned one that is gone, a new one that is not pinned. */
export function comparePins(text: string, ids: readonly string[]): string[] {
  const pinned = readPins(text);
  return [
    ...pinned
      .filter((id) => !ids.includes(id))
      .map((id) => `${id} is gone: ids are never renamed, reused or dropped; give it back its name`),
    ...ids.filter((id) => !pinned.includes(id)).map((id) => `${id} is new: npm run docs pins it`),
  ];
}
