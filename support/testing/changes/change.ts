import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { plants } from './plants';

/** The unchanged servers that changes are compared with: in clear, over TLS, and with repeats, whose times count. */
export const bases = ['clear', 'tls', 'timed'] as const;
export type Base = (typeof bases)[number];

const expectation = z.strictObject({
  class: z.enum(['breaking', 'behavioural', 'cosmetic']),
  channel: z.string(),
  path: z.string(),
  /** What there is now, where several differences stand at one place. */
  after: z.string().optional(),
  /** It shows in several places, such as several nodes; else once. */
  several: z.literal(true).optional(),
});

/** What a comparison has to find: `*` in channel and path stands for anything. */
export type Expectation = z.infer<typeof expectation>;

const change = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  /** What the server does otherwise, as a sentence. */
  what: z.string(),
  /** A fault of the registry; else the plant of the change's own name is planted. */
  fault: z.string().optional(),
  base: z.enum(bases).default('clear'),
  expect: z.array(expectation),
  /** Why it is of this class, written down before it was planted. */
  because: z.string(),
});

/** One change of a server, planted alone. */
export type Change = z.infer<typeof change>;

const pinned = z.strictObject({ cases: z.array(z.string()), expect: z.array(expectation) });

/** Reads what the two generations of Openfire have to differ in, and the cases in which that shows. */
export function readOpenfire(): z.infer<typeof pinned> {
  return pinned.parse(parse(readFileSync(path.join(__dirname, 'openfire.yaml'), 'utf8')));
}

/** Reads the changes of this folder. @throws Error where one names neither a fault nor a plant that there is */
export function readChanges(): Change[] {
  const text = readFileSync(path.join(__dirname, 'changes.yaml'), 'utf8');
  const changes = z.array(change).parse(parse(text));
  for (const { name, fault } of changes)
    if (fault === undefined && !Object.hasOwn(plants, name))
      throw new Error(
        `${name} of changes.yaml names no fault, and plants.ts has none of its name: write either`,
      );
  return changes;
}
