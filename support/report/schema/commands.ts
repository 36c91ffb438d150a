import { z } from 'zod';
import { caseId, level, provenance, requirementId } from './terms';

/** `requirements --json`: the catalogue with its coverage. */
export const requirements = z.strictObject({
  requirements: z.array(
    z.strictObject({
      id: requirementId,
      level,
      provenance,
      impact: z.string(),
      effect: z.string(),
      cases: z.array(caseId),
      excluded: z.string().nullable(),
    }),
  ),
});

/** `prove --json`: the kill matrix. */
export const proof = z.strictObject({
  score: z.number().min(0).max(1),
  faults: z.array(
    z.strictObject({
      name: z.string(),
      breaks: z.array(requirementId),
      killed: z.boolean(),
      by: z.array(caseId),
      reasonNamed: z.boolean(),
      collateral: z.array(caseId),
    }),
  ),
  whole: z.boolean(),
  unproven: z.array(z.strictObject({ id: requirementId, reason: z.string().nullable() })),
  accusations: z.array(z.strictObject({ fault: z.string(), case: caseId, requirement: requirementId })),
  alarms: z.array(z.string()),
  unkilled: z.array(z.strictObject({ case: caseId, check: z.string(), reason: z.string().nullable() })),
  stale: z.array(z.string()),
  errors: z.array(z.strictObject({ fault: z.string(), case: z.string(), message: z.string() })),
});

/** `faults --json`: what the reference server can be made to do wrong. */
export const faults = z.strictObject({
  faults: z.array(
    z.strictObject({
      name: z.string(),
      sentence: z.string(),
      breaks: z.array(requirementId),
      lawful: z.boolean(),
    }),
  ),
});
