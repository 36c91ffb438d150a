/** What stands behind a prefix in tags. */
export function valuesOf(tags: readonly string[], prefix: string): string[] {
  return tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
}

/** The examples of an outline, as Gherkin's document has them. */
interface Examples {
  tableHeader?: { cells: readonly { value: string }[] } | undefined;
  tableBody: readonly { id: string; cells: readonly { value: string }[] }[];
}

/** What the column `case` says of each row, by id of the row; rows without are left out. */
export function readCaseCells(examples: readonly Examples[]): Map<string, string> {
  const rows = examples.flatMap(({ tableHeader, tableBody }) => {
    const column = tableHeader?.cells.findIndex(({ value }) => value === 'case') ?? -1;
    return tableBody.map((row): [string, string] => [row.id, row.cells[column]?.value ?? '']);
  });
  return new Map(rows.filter(([, value]) => value !== ''));
}

/**
 * The id that a tag `@case:` gives, of an outline's row with its cell behind it: `UPG-012-empty`. The tag may spell the
 * row out, as in `@case:UPG-012-<case>`, or leave it to the cell. Null where no tag gives one.
 */
export function readCaseId(tags: readonly string[], cell?: string): string | null {
  const [id] = valuesOf(tags, '@case:');
  if (id === undefined) return null;
  return cell === undefined ? id : `${id.replace(/-?<case>$/, '')}-${cell}`;
}
