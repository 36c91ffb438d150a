export const profiles = ['handshake', 'documented', 'standard', 'full'] as const;
export type Profile = (typeof profiles)[number];

/** Which cases a run selects. */
export interface Selection {
  profile: Profile;
  /** Requirement ids; none for all. */
  requirements: readonly string[];
  /** A tag expression, or none. */
  tags?: string;
}
