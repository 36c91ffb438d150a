import { z } from 'zod';

/** The checks of doctor, in the order in which things break. */
export const checkNames = [
  'target',
  'name',
  'tcp',
  'proxy',
  'tls',
  'http',
  'clock',
  'upgrade',
  'subprotocol',
  'stream',
  'domain',
  'mechanisms',
  'credentials',
  'bind',
  'account',
  'system-info',
  'pubsub',
  'node',
  'finesse',
  'round-trip',
  'silence',
] as const;
export type CheckName = (typeof checkNames)[number];

const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'im');
  } catch {
    context.addIssue({ code: 'custom', message: `write a regular expression, found ${source}` });
    return z.NEVER;
  }
});
const sentence = z.string().regex(/^\S.*[.;]$|^[^.]*: .+$/s, { error: 'write a sentence, with a full stop' });

const sign = z.strictObject({
  /** All of them stand in what came. */
  got: z.array(pattern).min(1),
  /** None of them does. */
  without: z.array(pattern).optional(),
  /** In what was sent; of a finding alone. */
  sent: pattern.optional(),
  /** In what would have been right; of a finding alone. */
  expected: pattern.optional(),
  /** This sign has other causes too. */
  probably: z.boolean().default(false),
});

const cause = z
  .strictObject({
    /** Never reused or renamed; the name of its section in docs/doctor.md, and of the cause in results.json. */
    code: z.string().regex(/^[a-z\d]+(-[a-z\d]+)*$/, { error: 'write words in small letters, with hyphens' }),
    check: z.array(z.enum(checkNames)).default([]),
    /** Any of these gives it away. */
    signs: z.array(sign).min(1),
    means: sentence,
    next: sentence,
    /** Who has to act. */
    who: z.enum(['you', 'network', 'administrator']),
    /** The sign has other causes too. */
    probably: z.boolean().default(false),
    level: z.enum(['fail', 'warn']).default('fail'),
    /** 1 where a rule of the server is broken, 3 where it is not ready. */
    exit: z.union([z.literal(1), z.literal(3)]).default(3),
    /** The stage that no conversation of a run comes to by it, where the run stops; or the need of cases that it blocks. */
    keepsFrom: z
      .enum([
        'connected',
        'at an open stream',
        'authenticated',
        'signed in',
        'bound',
        'bound and present',
        'pubsub',
      ])
      .optional(),
    /** The findings of a run are told what to do next, too. */
    finding: z.boolean().default(false),
  })
  .refine(({ finding, next }) => !finding || !/\{[a-z-]+\}/.test(next), {
    error: 'what findings are told has nothing to be filled in',
  });

/** The file of signs. */
export const causesShape = z.array(cause).min(1);

/** A known cause: what gives it away, what it means, and what to do. */
export type KnownCause = z.infer<typeof cause>;
