import { z } from 'zod';

/** A stored run, as whoever reads of it tells it from others. */
export const storedRun = z.object({
  folder: z.string(),
  target: z.string(),
  software: z.string().nullable().describe('What the server says it is'),
  startedAt: z.string().describe('ISO 8601'),
  profile: z.string(),
  suite: z.string().describe('Version of the suite'),
});

const difference = z.object({
  fingerprint: z
    .string()
    .describe('12 hexadecimal digits of rule, channel, path, before and after: the same from night to night'),
  class: z.enum(['breaking', 'behavioural', 'unknown', 'cosmetic']),
  rule: z.string().nullable().describe('Id of the rule that classed it; null where none knows it'),
  layer: z.enum(['verdicts', 'offer', 'wire', 'events', 'timing']),
  channel: z.string(),
  path: z.string(),
  change: z.enum(['added', 'removed', 'changed', 'order']),
  before: z.string().nullable(),
  after: z.string().nullable(),
  sentence: z.string(),
  why: z.string(),
  source: z.string().nullable(),
  test: z.string().nullable().describe('What to try by hand next'),
  clients: z.array(z.object({ name: z.string(), version: z.string(), path: z.string(), source: z.string() })),
  ordinary: z.boolean().describe('It shows in what clients do every day'),
  cases: z.array(z.string()),
  example: z.object({
    case: z.string(),
    before: z.number().nullable().describe('Place among the entries of wire/<case>.json of BEFORE'),
    after: z.number().nullable(),
  }),
  accepted: z.boolean(),
});

/** The shape of `compare.json`. */
export const reportShape = z.object({
  schema: z.literal(1),
  before: storedRun,
  after: storedRun,
  outcome: z.enum(['no difference', 'nothing that fails', 'fails', 'not comparable']),
  failOn: z.enum(['breaking', 'behavioural']),
  obstacles: z.array(z.object({ id: z.string(), sentence: z.string() })),
  compared: z.object({
    cases: z.number(),
    conversations: z.number(),
    parted: z.array(z.string()).describe('Cases in which the suite went another way after what differs'),
  }),
  counts: z.object({
    breaking: z.number(),
    behavioural: z.number(),
    unknown: z.number(),
    cosmetic: z.number(),
    accepted: z.number(),
  }),
  differences: z.array(difference).describe('The most important first'),
  decisions: z.object({
    unexpected: z.array(z.string()).describe('Fingerprints'),
    expired: z.array(z.string()),
    gone: z.array(z.string()),
  }),
  noise: z.object({
    known: z.boolean().describe('There were repeats or controls to measure it by'),
    sources: z.array(z.string()),
    samples: z.number(),
    subtracted: z.array(difference),
  }),
  timing: z.array(
    z.object({
      case: z.string(),
      step: z.string(),
      before: z.number().describe('Median in milliseconds'),
      after: z.number(),
      samples: z.tuple([z.number(), z.number()]),
      ratio: z
        .object({ low: z.number(), high: z.number() })
        .describe('99 % interval of the ratio of medians'),
      differs: z.boolean(),
    }),
  ),
});

export type Report = z.infer<typeof reportShape>;
