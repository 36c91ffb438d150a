import { z } from 'zod';
import { layers } from '../difference';

export const classes = ['breaking', 'behavioural', 'cosmetic'] as const;

const sentence = z.string({ error: 'write a sentence' }).min(1, { error: 'write a sentence' });
const pattern = z.union([z.string(), z.array(z.string()).min(1)], {
  error: 'write a text, with * for anything, or a list of them',
});
const kinds = z.enum(['added', 'removed', 'changed', 'order'], {
  error: 'write added, removed, changed or order, or a list of them',
});

const client = z.strictObject({
  name: sentence,
  version: z.string({ error: 'write the version as text, such as version: "1.2.16"' }),
  /** Where in the client it depends on this. */
  path: sentence,
  source: sentence,
});

const rule = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]*$/, { error: 'write a name in lower case, such as id: subid-appears' }),
    when: z.strictObject(
      {
        layer: z.enum(layers, { error: `write one of ${layers.join(', ')}` }).optional(),
        channel: pattern.optional(),
        path: pattern.optional(),
        before: pattern.optional(),
        after: pattern.optional(),
        /** In what clients do every day, or where the suite did what no client does; a breaking rule means the former. */
        where: z.enum(['ordinary', 'provoked'], { error: 'write ordinary or provoked' }).optional(),
        change: z
          .union([kinds, z.array(kinds)], { error: 'write added, removed, changed or order' })
          .optional(),
      },
      { error: 'write what the rule is about, such as when: { channel: open, path: open/@id }' },
    ),
    class: z.enum(classes, { error: `write one of ${classes.join(', ')}` }),
    /** Ids of the clients that notice; a breaking rule names at least one. */
    clients: z.array(z.string()).optional(),
    why: sentence,
    source: sentence,
    /** What to try by hand next. */
    test: sentence.optional(),
    /** The rule for the way back, where this one is about one way alone; or why there is none. */
    mirror: z.string().optional(),
    unmirrored: sentence.optional(),
  })
  .refine(({ class: of, clients = [] }) => of !== 'breaking' || clients.length > 0, {
    path: ['clients'],
    error: 'a breaking rule names who notices: write clients: [ID] of those listed under clients',
  });

/** A file of rules as it stands on disk. */
export const rulesShape = z.strictObject(
  {
    clients: z
      .record(z.string(), client, { error: 'write clients: { ID: { name, version, path, source } }' })
      .default({}),
    rules: z.array(rule, { error: 'write a list of rules' }).default([]),
  },
  { error: 'write the keys clients and rules' },
);

export type RulesFile = z.infer<typeof rulesShape>;
export type Rule = RulesFile['rules'][number];
export type Client = RulesFile['clients'][string];
