import { parse as parseTags } from '@cucumber/tag-expressions';
import type { Catalogue } from '../judgement/catalogue/catalogue';
import { nearNames } from '../near-match';
import type { Selection } from './profile';
import { UsageError } from './usage-error';

/** @throws UsageError where `--tags` is no tag expression */
export function expectTagExpression(tags: string): void {
  try {
    parseTags(tags);
  } catch {
    throw new UsageError(
      `--tags wants a tag expression, such as "@must and not @passive"; found ${JSON.stringify(tags)}`,
    );
  }
}

/** A line for each requirement and each tag that was asked for and that nothing bears, with what was probably meant. */
export function describeUnknown(
  { requirements, tags = '' }: Pick<Selection, 'requirements' | 'tags'>,
  catalogue: Catalogue,
  known: ReadonlySet<string>,
): string[] {
  const ids = catalogue.requirements.map(({ id }) => id);
  const unknownIds = requirements.filter((id) => !catalogue.get(id));
  const unknownTags = [...new Set(tags.match(/@[^\s()]+/g))].filter((tag) => !known.has(tag));
  return [
    ...unknownIds.map((id) => `The catalogue has no requirement ${id}${suggest(id, ids)}`),
    ...unknownTags.map((tag) => `No case has the tag ${tag}${suggest(tag, [...known])}`),
  ];
}

function suggest(name: string, known: readonly string[]): string {
  const near = nearNames(name, known);
  return near.length === 0 ? '.' : `: did you mean ${near.join(' or ')}?`;
}
