/** Reads an option that may be repeated: every value, in the order they were given. */
export const each = (value: string, before: string[]): string[] => [...before, value];
