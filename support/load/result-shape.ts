import { z } from 'zod';
import { loadSteps } from '../configuration';

const count = z.int().min(0);
const milliseconds = z.number().min(0);
const share = z.number().min(0).max(1);
const step = z.enum(loadSteps);
const verdict = z.enum(['pass', 'fail', 'blocked']);

/** `load.json`: what a load came to. Times are in milliseconds, shares from 0 to 1. */
export const loadShape = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('load'),
  suite: z.strictObject({ name: z.string(), version: z.string() }),
  /** `lag` is how late the engine was itself, at worst in each second: so much of every time is not the server's. */
  engine: z.strictObject({
    name: z.string(),
    version: z.string(),
    lag: z.strictObject({
      p50: milliseconds.nullable(),
      p95: milliseconds.nullable(),
      max: milliseconds.nullable(),
    }),
  }),
  target: z.strictObject({ name: z.string(), url: z.string(), domain: z.string() }),
  asked: z.strictObject({
    agents: count,
    supervisors: count,
    overMs: milliseconds,
    holdMs: milliseconds,
    processes: count,
    eventsPerSecond: z.number().nullable(),
  }),
  startedAt: z.string(),
  durationMs: milliseconds,
  verdict,
  interrupted: z.boolean(),
  /** `troubled` met anything that went wrong; `held` were signed in to the end. */
  agents: z.strictObject({ started: count, signedIn: count, held: count, troubled: count }),
  thresholds: z.array(
    z.strictObject({
      /** As the target file names it, such as `signIn.p95`. */
      name: z.string(),
      unit: z.enum(['ms', 'share']),
      most: z.number(),
      /** Null where nothing of it was seen. */
      found: z.number().nullable(),
      holds: z.boolean(),
      /** The target file says nothing of it. */
      usual: z.boolean(),
    }),
  ),
  steps: z.array(
    z.strictObject({
      step,
      count,
      failed: count,
      p50: milliseconds.nullable(),
      p95: milliseconds.nullable(),
      p99: milliseconds.nullable(),
      max: milliseconds.nullable(),
      /** At most 200 of the times, evenly over their order. */
      sample: z.array(milliseconds),
    }),
  ),
  errors: z.array(
    z.strictObject({
      step: z.enum([...loadSteps, 'hold']),
      cause: z.string(),
      count,
      agents: count,
      /** Since the first sign-in began. */
      firstMs: milliseconds,
    }),
  ),
  /** Of the agents that met an error, or of the steps that failed: whichever is more. */
  errorShare: share,
  events: z.strictObject({
    published: count,
    expected: count,
    received: count,
    missed: count,
    missedShare: share,
    /** Why none were caused, or null. */
    none: z.string().nullable(),
  }),
  heard: z.strictObject({ presences: count, events: count }),
  /** Each second: how many have begun, are signed in, and met something that went wrong, so far. */
  timeline: z.array(z.strictObject({ atMs: milliseconds, started: count, signedIn: count, errors: count })),
  /** The documented conversation, judged meanwhile; null where it was not. */
  conformance: z
    .strictObject({
      exitCode: z.int(),
      verdict: z.string().nullable(),
      counts: z.record(z.string(), count),
      /** Requirements that came out as `fail` or `blocked`. */
      broken: z.array(z.strictObject({ id: z.string(), verdict: z.string() })),
      /** Agents signed in when it began and when it ended. */
      signedIn: z.strictObject({ first: count, last: count }),
      durationMs: milliseconds,
    })
    .nullable(),
  /** Subscriptions that could not be given back. */
  leftBehind: count,
});

/** What a load came to. */
export type LoadResult = z.infer<typeof loadShape>;
export type Conformance = NonNullable<LoadResult['conformance']>;
export type Threshold = LoadResult['thresholds'][number];

/** The shape as JSON Schema, draft 2020-12, as it is published in docs/schemas. */
export function renderLoadSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(loadShape);
  return `${JSON.stringify({ $schema, title: 'load.json: what a load came to', ...rest }, null, 2)}\n`;
}
