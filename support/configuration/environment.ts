/** Something wrong at one key; the sentence is complete but for the key and file it begins with. */
export interface Problem {
  path: readonly string[];
  sentence: string;
}

/** The variables of the process, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Replaces each value that begins with `$` by the environment variable it names; `$$` begins a literal dollar.
 * A value that cannot be replaced is left as it stands and reported.
 */
export function fillFromEnvironment(
  value: unknown,
  environment: Environment,
  path: readonly string[] = [],
): { value: unknown; problems: Problem[] } {
  if (typeof value === 'string') return fillText(value, environment, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { value, problems: [] };
  const filled = Object.entries(value).map(
    ([key, inner]) => [key, fillFromEnvironment(inner, environment, [...path, key])] as const,
  );
  return {
    value: Object.fromEntries(filled.map(([key, inner]) => [key, inner.value])),
    problems: filled.flatMap(([, inner]) => inner.problems),
  };
}

function fillText(
  text: string,
  environment: Environment,
  path: readonly string[],
): { value: string; problems: Problem[] } {
  const report = (sentence: string) => ({ value: text, problems: [{ path, sentence }] });
  if (/^%\w+%$/.test(text))
    return report('is written as cmd.exe has variables: write $NAME, without percent signs, and set NAME');
  if (text.startsWith('$$')) return { value: text.slice(1), problems: [] };
  if (/^\$(\{|env:)/i.test(text))
    return report(
      'is written as a shell has variables: write $NAME, without braces or env:, and export NAME',
    );
  if (!text.startsWith('$')) return { value: text, problems: [] };
  const name = text.slice(1);
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    return report(
      'begins with $ but names no environment variable: write $NAME, or begin with $$ for a literal dollar',
    );
  }
  const found = environment[name];
  const literal = `or write $$${name} for a literal dollar`;
  if (found === undefined) {
    return report(`is read from the environment, where ${name} is not set: export ${name}=…, ${literal}`);
  }
  if (found === '') {
    return report(`is read from the environment, where ${name} is empty: export ${name}=…, ${literal}`);
  }
  return { value: found, problems: [] };
}
