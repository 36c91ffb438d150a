/** The languages that people can read the suite's words in. */
export const languages = ['en', 'nl'] as const;
export type Language = (typeof languages)[number];

/** What a surface says: each text in English and in Dutch; `one|many` where a number decides, `{name}` where a value stands. */
export type Texts = Readonly<Record<string, readonly [en: string, nl: string]>>;

/** Says a text of a table in one language, with its values; `n` also chooses between one and many. */
export type Say<T extends Texts> = (key: keyof T & string, values?: Values) => string;
type Values = Readonly<Record<string, string | number>>;

/** Speaks the texts of a table in a language. */
export function speak<T extends Texts>(texts: T, language: Language): Say<T> {
  return (key, values = {}) => {
    const text = texts[key]?.[languages.indexOf(language)] ?? key;
    return choose(text, values).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

function choose(text: string, { n }: Values): string {
  const [one = '', many] = text.split('|');
  return many === undefined || n === 1 ? one : many;
}
