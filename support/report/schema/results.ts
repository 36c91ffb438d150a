import { z } from 'zod';
import { caseId, level, milliseconds, moment, provenance, requirementId, verdict } from './terms';

const finding = z.strictObject({
  requirement: requirementId,
  sent: z.string().nullable(),
  expected: z.array(z.string()),
  got: z.string(),
  next: z.string().nullable(),
  known: z.string().optional(),
});

const spread = z.strictObject({ median: milliseconds, p95: milliseconds, most: milliseconds }).nullable();
const size = z.number().min(0);

/** What the conversation of profile `soak` came to. */
const soak = z.strictObject({
  wantedMs: milliseconds,
  heldMs: milliseconds,
  sessions: z.array(z.strictObject({ livedMs: milliseconds, end: z.string().nullable() })),
  events: z.strictObject({
    caused: z.int().min(0),
    arrived: z.int().min(0),
    lost: z.int().min(0),
    doubled: z.int().min(0),
    replayed: z.int().min(0),
    swapped: z.int().min(0),
    unsettled: z.int().min(0),
  }),
  pings: z.strictObject({ sent: z.int().min(0), answered: z.int().min(0) }),
  pingMs: spread,
  eventMs: spread,
  memory: z.array(z.strictObject({ atMs: milliseconds, heapMiB: size, rssMiB: size })),
});

/** `results.json`: the machine's truth about a run. */
export const results = z.strictObject({
  schema: z.literal(1),
  suite: z.strictObject({ name: z.string(), version: z.string() }),
  target: z.strictObject({
    name: z.string(),
    url: z.string(),
    domain: z.string(),
    software: z.string().nullable(),
  }),
  profile: z.string(),
  startedAt: moment,
  durationMs: milliseconds,
  verdict,
  causes: z.array(
    z.strictObject({
      id: z.string(),
      sentence: z.string(),
      requirement: requirementId.nullable(),
      at: moment,
      cases: z.array(caseId),
    }),
  ),
  counts: z.record(verdict, z.int().min(0)),
  soak: soak.optional(),
  requirements: z.array(
    z.strictObject({ id: requirementId, level, provenance, verdict, cases: z.array(caseId) }),
  ),
  cases: z.array(
    z.strictObject({
      id: caseId,
      name: z.string(),
      feature: z.string(),
      rule: z.string().nullable(),
      requirements: z.array(requirementId),
      verdict,
      message: z.string().nullable(),
      finding: finding.nullable(),
      durationMs: milliseconds,
      wire: z.string().nullable(),
    }),
  ),
});
