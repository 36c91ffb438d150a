import type { Entry } from 'har-format';
import { z } from 'zod';

/** What is read of a HAR; a tool may write more, and others write some of it as text. */
const header = z.looseObject({ name: z.string(), value: z.string() });
const side = {
  httpVersion: z.string().default('HTTP/1.1'),
  headers: z.array(header).default([]),
};
const message = z.looseObject({
  type: z.string().optional(),
  time: z.union([z.number(), z.string()]).nullish(),
  opcode: z.union([z.number(), z.string()]).nullish(),
  data: z.union([z.string(), z.null()]).optional(),
});
export type HarMessage = z.infer<typeof message>;

/** What is read of an entry, by the names that the types of HAR have. */
type Named = keyof Pick<
  Entry,
  'startedDateTime' | 'time' | 'request' | 'response' | '_resourceType' | '_webSocketMessages'
>;

const entry = {
  startedDateTime: z.string().default(''),
  time: z.union([z.number(), z.string()]).nullish(),
  request: z.looseObject({
    method: z.string().default('GET'),
    url: z.string(),
    ...side,
    postData: z.looseObject({ text: z.string().optional() }).nullish(),
  }),
  response: z
    .looseObject({
      status: z.number().default(0),
      statusText: z.string().default(''),
      ...side,
      content: z.looseObject({ text: z.string().optional(), encoding: z.string().optional() }).nullish(),
    })
    .nullish(),
  _resourceType: z.string().nullish(),
  _webSocketMessages: z.array(message).nullish(),
} satisfies Record<Named, z.ZodType>;
export const entryShape = z.looseObject(entry);
export type HarEntry = z.infer<typeof entryShape>;

export const harShape = z.looseObject({
  log: z.looseObject({
    creator: z.looseObject({ name: z.string().default(''), comment: z.string().optional() }).nullish(),
    entries: z.array(z.unknown()),
  }),
});
