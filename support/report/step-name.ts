/** The step of the conversation that a folder of features is about, such as `1 Upgrade`. */
export function nameFolder(folder: string): string {
  const [, number, words = folder] = /^(\d+)-(.*)$/.exec(folder) ?? [];
  const name = words.replaceAll('-', ' ');
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  return number === undefined ? title : `${number} ${title}`;
}
