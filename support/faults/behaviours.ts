import { nearNames } from '../near-match';

/** The conduct of a server in use: faults that it has all at once. */
export interface NamedBehaviour {
  name: string;
  /** The release of Openfire it says it is; it says what the reference server is where none is known. */
  version?: string;
  /** Names of faults. */
  faults: readonly string[];
}

/** A behaviour was asked for that the server does not know; the message says what comes near it. */
export class UnknownBehaviour extends Error {
  override readonly name = 'UnknownBehaviour';
}

/** Of every generation of Openfire. */
const always = [
  ...['key-empty-accepted', 'key-repeated-accepted', 'key-malformed-accepted', 'encoding-unchecked'],
  ...['host-any-accepted', 'version-unasked', 'version-raised', 'error-without-open', 'stream-id-kept'],
  ...['authzid-domain-ignored', 'plain-fields-collapsed', 'authzid-condition-other'],
  ...['malformed-condition-other', 'retry-limit-unsaid', 'second-authentication-accepted'],
  ...['bind-result-to-temporary-address', 'second-bind-accepted', 'unbound-stanza-survived'],
  ...['comments-accepted', 'processing-instructions-dropped', 'doctype-accepted', 'second-root-lost'],
  ...['control-character-relayed', 'stanza-namespace-unchecked', 'iq-type-unknown-ends-stream'],
  ...['unknown-namespace-not-implemented', 'iq-without-child-unanswered', 'ping-set-unanswered'],
  ...['account-features-told-to-strangers', 'disco-without-to-about-server', 'caps-not-advertised'],
  ...['disabled-subscriptions-condition-other', 'affiliations-none-refused', 'pending-repeated'],
  ...['subscribe-without-jid-fails', 'last-item-unadvertised'],
];

/** Of Openfire 4.4 to 4.7. */
const fourth = [
  ...always,
  ...['malformed-ignored', 'comment-alone-ignored', 'entity-reference-ignored'],
  ...['unknown-element-echoed', 'early-stanza-echoed'],
  ...['caps-version-unverifiable', 'nonexistent-user-handled', 'message-needs-presence'],
  'presence-type-unknown-closes-stream',
];

/**
 * What the server can be told to be like. What is known of each Openfire stands in docs/known-deviations.md; of each
 * release of Finesse it plays what public captures and Cisco's release notes show of it, on the Openfire that the caps of
 * the article's capture tell of (docs/upgrade-night.md).
 */
export const behaviours: readonly NamedBehaviour[] = [
  { name: 'openfire-4', version: '4.7.5', faults: fourth },
  {
    name: 'openfire-5',
    version: '5.1.1',
    faults: [
      ...always,
      ...['malformed-called-internal-error', 'entity-called-internal-error', 'unknown-element-closes-stream'],
      ...['early-request-survived', 'declaration-drops-stanza', 'version-refused-by-method'],
      ...['error-text-without-lang', 'presence-type-unchecked'],
    ],
  },
  {
    name: 'finesse-11.6',
    faults: [
      // before what keeps an id over the restart, which keeps the one that is made
      ...['stream-ids-hexadecimal', 'registration-offered'],
      ...fourth.filter((name) => !name.startsWith('caps-')),
      ...['caps-absent', 'presence-echo-withheld', 'version-query-withheld'],
    ],
  },
  { name: 'finesse-12.5', version: '4.4.4', faults: [...fourth, 'event-namespace-of-push'] },
  {
    name: 'finesse-12.6',
    version: '4.7.5',
    faults: [...fourth, 'system-info-tells-more', 'reason-phrase-dropped'],
  },
  {
    name: 'finesse-15.0',
    version: '4.7.5',
    faults: [...fourth, 'system-info-tells-more', 'reason-phrase-dropped'],
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
