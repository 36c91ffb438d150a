import { defineParameterType } from '@cucumber/cucumber';

/** How features name values, in English and in Dutch. */
export type Words<T> = readonly (readonly [english: string, dutch: string, value: T])[];

/** The longest first, so that no name hides one that begins with it. */
export const anyOf = (names: readonly string[]): RegExp =>
  new RegExp([...names].sort((a, b) => b.length - a.length).join('|'));

/** The words for names that English features use as they are. */
export function namedIn<T extends string>(dutch: Readonly<Record<T, string>>): Words<T> {
  return (Object.entries(dutch) as [T, string][]).map(([english, other]) => [english, other, english]);
}

/** Defines the parameter type whose values stand behind some words. */
export function defineWords<T>(name: string, words: Words<T>): void {
  const values = new Map(
    words.flatMap(([english, dutch, value]) => [
      [english, value],
      [dutch, value],
    ]),
  );
  defineParameterType({
    name,
    regexp: anyOf([...values.keys()]),
    transformer: (said: string) => values.get(said),
    useForSnippets: false,
  });
}
