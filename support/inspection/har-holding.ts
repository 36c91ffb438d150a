import { z } from 'zod';
import { holdingsInHeaders, holdingsInText, holdingsInUrl, type Holding } from './holding';
import { parseRepeated } from './tshark-fields';

const pair = z.looseObject({ name: z.string(), value: z.string() });
const shape = z.looseObject({
  log: z.looseObject({
    entries: z.array(
      z.looseObject({
        request: z.looseObject({
          url: z.string(),
          headers: z.array(pair).default([]),
          cookies: z.array(pair).default([]),
          postData: z
            .looseObject({ text: z.string().optional(), params: z.array(pair).optional() })
            .nullish(),
        }),
        response: z
          .looseObject({ headers: z.array(pair).default([]), cookies: z.array(pair).default([]) })
          .nullish(),
      }),
    ),
  }),
});

/** Names of form fields and of members of JSON whose values are secrets. */
const secretName = /pass(?:word|wd)?$|^pwd$|token$|secret$/i;

/** What of the other requests in a HAR lets somebody else sign in: a form, REST, cookies. Empty for any other text. */
export function holdingsInHar(text: string): Holding[] {
  if (!/^\s*\{[^]*"log"/.test(text.slice(0, 4096))) return [];
  const har = shape.safeParse(parseRepeated(text));
  if (!har.success) return [];
  return har.data.log.entries.flatMap(({ request, response }, index) => {
    const where = `request ${String(index + 1)}`;
    const { text: body = '', params = [] } = request.postData ?? {};
    const cookies = [...request.cookies, ...(response?.cookies ?? [])].map(({ value }) => value);
    const headers = [...request.headers, ...(response?.headers ?? [])].map(
      ({ name, value }): [string, string] => [name, value],
    );
    return [
      ...holdingsInHeaders(headers, where),
      ...holdingsInUrl(request.url, `the address of ${where}`),
      ...holdingsInUrl(`?${body}`, `the form of ${where}`),
      ...params
        .filter(({ name }) => secretName.test(name))
        .map(({ value }): Holding => ({
          kind: 'password',
          of: null,
          where: `the form of ${where}`,
          values: [value],
        })),
      ...membersOf(body).map((value): Holding => ({
        kind: 'token',
        of: null,
        where: `the body of ${where}`,
        values: [value],
      })),
      ...holdingsInText(body, `the body of ${where}`),
      ...(cookies.length > 0
        ? [{ kind: 'session' as const, of: null, where: `the cookies of ${where}`, values: cookies }]
        : []),
    ];
  });
}

function membersOf(body: string): string[] {
  return [...body.matchAll(/"([\w-]+)"\s*:\s*"((?:[^"\\]|\\.)+)"/g)].flatMap(([, name = '', value = '']) =>
    secretName.test(name) ? [value] : [],
  );
}
