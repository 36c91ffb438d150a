import type { Language } from '../language/language';

export const profiles = ['handshake', 'documented', 'standard', 'full', 'soak'] as const;
export type Profile = (typeof profiles)[number];

/** Which cases a run selects. */
export interface Selection {
  profile: Profile;
  /** The edition of the features; what has none in this language is taken in English. */
  language?: Language;
  /** Requirement ids; none for all. */
  requirements: readonly string[];
  /** A tag expression, or none. */
  tags?: string;
}

/** Which part of the selected cases a run holds, of how many; counted from 1. */
export interface Shard {
  number: number;
  of: number;
}
