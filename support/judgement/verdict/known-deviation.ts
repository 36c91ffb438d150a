import type { Finding } from './judgement';

/** A deviation that is known of a product: a requirement that certain cases find broken. */
export interface KnownDeviation {
  requirement: string;
  /** Ids of the cases that see it. */
  cases: readonly string[];
  /** What is known and of what, for the finding. */
  because: string;
}

/** What is known of the target. */
export interface KnownDeviations {
  readonly rows: readonly KnownDeviation[];
  /** The deviation that a finding of a case shows; undefined where what came is not what is known. */
  find(caseId: string, finding: Finding): KnownDeviation | undefined;
}

/** Of a target that names no list nothing is known. */
export const nothingKnown: KnownDeviations = { rows: [], find: () => undefined };

/** Which deviation a finding of the case at hand shows. */
export type Recognise = (finding: Finding) => KnownDeviation | undefined;

/** For a case of which nothing is known. */
export const recogniseNone: Recognise = () => undefined;
