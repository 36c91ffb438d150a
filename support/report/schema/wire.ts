import { z } from 'zod';
import { caseId, header, milliseconds, moment, tlsFacts } from './terms';

const when = { at: milliseconds, connection: z.int().min(1), step: z.string().nullable() };
const message = { line: z.string(), headers: z.array(header), body: z.string() };

const http = z.strictObject({
  ...when,
  kind: z.literal('http'),
  request: z.strictObject(message),
  response: z.strictObject({ ...message, at: milliseconds, bytes: z.int().min(0) }).nullable(),
});

const frame = z.strictObject({
  ...when,
  kind: z.literal('frame'),
  direction: z.enum(['sent', 'received']),
  type: z.enum(['text', 'binary', 'ping', 'pong', 'close', 'continuation', 'reserved']),
  text: z.string(),
  fin: z.literal(false).optional(),
  bytes: z.literal(true).optional(),
  omitted: z.int().min(1).optional(),
  purpose: z.enum(['fence', 'answer', 'end']).optional(),
  unasked: z.literal(true).optional(),
});

const violation = z.enum([
  'masked',
  'reserved-bits',
  'reserved-opcode',
  'length',
  'control-frame',
  'fragments',
  'utf-8',
  'close-body',
  'close-code',
  'after-close',
]);

const note = z.strictObject({
  ...when,
  kind: z.literal('note'),
  text: z.string(),
  violations: z.array(violation).optional(),
  end: z.enum(['server', 'client']).optional(),
});

/** `wire/<case>.json`: the redacted conversation of one case. */
export const wire = z.strictObject({
  schema: z.literal(1),
  case: caseId,
  startedAt: moment,
  invented: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum([
        'id',
        'fence',
        'nonce',
        'message',
        'request',
        'word',
        'item',
        'key',
        'accept',
        'password',
      ]),
      value: z.string(),
      form: z.literal('hex').optional(),
    }),
  ),
  given: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  connections: z.array(
    z.strictObject({
      id: z.int().min(1),
      party: z.string(),
      url: z.string(),
      tls: tlsFacts.nullable(),
    }),
  ),
  entries: z.array(z.discriminatedUnion('kind', [http, frame, note])),
});
