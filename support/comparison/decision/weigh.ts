import { matchesPattern } from '../rules/match';
import type { Difference } from '../ranking';
import type { Class } from '../rules/rules';
import type { Accepted } from './accept-file';

/** The weakest class that fails a comparison. */
export const failures = ['breaking', 'behavioural'] as const;
export type FailOn = (typeof failures)[number];

/** What is left of the differences, once what people accepted is taken into account. */
export interface Weighed {
  /** Accepted by nobody, and of a class that fails. */
  unexpected: Difference[];
  accepted: Difference[];
  /** Accepted until a day that has passed, and still there. */
  expired: Accepted[];
  /** Accepted, and no longer there. */
  gone: Accepted[];
}

/** What fails a comparison: what no rule knows counts for behavioural, since nobody has found it harmless. */
const failing: Readonly<Record<FailOn, readonly Class[]>> = {
  breaking: ['breaking'],
  behavioural: ['breaking', 'behavioural', 'unknown'],
};

interface Circumstances {
  accepted: readonly Accepted[];
  failOn: FailOn;
  /** What the two runs say they spoke to. */
  software: { before: string; after: string };
  now: Date;
  /** Only where all could be compared is something known to be gone. */
  whole: boolean;
}

/** Weighs differences against what was accepted. */
export function weigh(differences: readonly Difference[], circumstances: Circumstances): Weighed {
  const { failOn, software, now, whole } = circumstances;
  const today = now.toISOString().slice(0, 10);
  const inScope = circumstances.accepted.filter(
    ({ versions }) =>
      !versions ||
      (matchesPattern(versions.before, software.before) && matchesPattern(versions.after, software.after)),
  );
  const present = new Set(differences.map(({ fingerprint }) => fingerprint));
  const valid = new Set(
    inScope.filter(({ expires }) => expires >= today).map(({ fingerprint }) => fingerprint),
  );
  return {
    unexpected: differences.filter(
      (each) => !valid.has(each.fingerprint) && failing[failOn].includes(each.class),
    ),
    accepted: differences.filter(({ fingerprint }) => valid.has(fingerprint)),
    expired: inScope.filter(({ fingerprint, expires }) => present.has(fingerprint) && expires < today),
    gone: whole ? inScope.filter(({ fingerprint }) => !present.has(fingerprint)) : [],
  };
}

/** A sentence for each thing that fails a comparison, apart from the differences themselves. */
export function describeWeighed({ expired, gone }: Weighed): string[] {
  return [
    ...expired.map(
      ({ fingerprint, what, owner, expires }) =>
        `Expired: ${what} [${fingerprint}] was accepted by ${owner} until ${expires}; decide anew, or write another day.`,
    ),
    ...gone.map(
      ({ fingerprint, what, owner }) =>
        `Expected but gone: ${what} [${fingerprint}], accepted by ${owner}, is no longer there; take it out of the file.`,
    ),
  ];
}
