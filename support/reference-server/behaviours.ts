import { findFaults } from './faults';
import { nearNames } from './near-names';

/** The conduct of a server in use: faults that it has all at once. */
export interface NamedBehaviour {
  name: string;
  /** Which software it is the conduct of. */
  software: string;
  /** Names of faults. */
  faults: readonly string[];
}

/** A behaviour was asked for that the server does not know; the message says what comes near it. */
export class UnknownBehaviour extends Error {
  override readonly name = 'UnknownBehaviour';
}

/** What the server can be told to be like. The marks (D2, H58) of its faults stand in docs/known-deviations.md. */
export const behaviours: readonly NamedBehaviour[] = [
  {
    name: 'openfire-4',
    software: 'Openfire 4.4 to 4.7',
    faults: [
      ...['host-any-accepted', 'version-unasked', 'version-raised', 'error-without-open'],
      ...['malformed-ignored', 'entity-reference-ignored', 'comments-accepted'],
      ...[
        'processing-instructions-accepted',
        'doctype-accepted',
        'second-root-lost',
        'unknown-element-echoed',
      ],
      ...['authzid-domain-ignored', 'plain-fields-collapsed', 'authzid-condition-other'],
      ...['malformed-condition-other', 'retry-limit-unsaid', 'stream-id-kept', 'early-stanza-echoed'],
      ...['unbound-stanza-survived', 'bind-result-to-temporary-address', 'caps-version-unverifiable'],
      ...['unknown-namespace-not-implemented', 'iq-without-child-unanswered', 'iq-type-unknown-unanswered'],
      ...['nonexistent-user-unanswered', 'message-needs-presence'],
      ...['disabled-subscriptions-condition-other', 'affiliations-none-refused'],
    ],
  },
];

/** The behaviour of a name. @throws UnknownBehaviour naming what comes near it, or all there are */
export function findBehaviour(name: string): NamedBehaviour {
  const found = behaviours.find((behaviour) => behaviour.name === name);
  if (found) return found;
  const known = behaviours.map((behaviour) => behaviour.name);
  const near = nearNames(name, known);
  const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `known are ${known.join(', ')}`;
  throw new UnknownBehaviour(`unknown behaviour "${name}": ${hint}`);
}

/** Why a server of this behaviour breaks a requirement. */
export interface Deviation {
  requirement: string;
  /** Such as `known of Openfire 4.4 to 4.7: D2, the header after the restart has the id of the first one`. */
  because: string;
}

/** Every requirement that a behaviour breaks, once, with the reason in the words and marks of its faults. */
export function deviationsOf({ software, faults }: NamedBehaviour): Deviation[] {
  const reasons = new Map<string, string[]>();
  for (const { breaks, sentence, reenacts } of findFaults(faults)) {
    const said = `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;
    const reason = reenacts === undefined ? said : `${reenacts}, ${said}`;
    for (const id of breaks) reasons.set(id, [...(reasons.get(id) ?? []), reason]);
  }
  return Array.from(reasons, ([requirement, parts]) => ({
    requirement,
    because: `known of ${software}: ${parts.join('; ')}`,
  }));
}
