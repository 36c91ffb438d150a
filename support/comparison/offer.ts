import type { Seen } from './difference';
import type { StoredRun } from './run/read-run';
import type { StoredOffer } from './run/shape';

type Tls = NonNullable<StoredOffer['tls']>;
type Certificate = NonNullable<Tls['certificate']>;

const place = { case: '', before: null, after: null };
/** Who makes a certificate as the run begins, makes a new one for each run. */
const freshMs = 2 * 3600_000;

/** What two servers say of themselves outside of the conversations: software, TLS and certificate. */
export function compareOffers(before: StoredRun, after: StoredRun): Seen[] {
  const software = changed('software', 'software', before.offer.software, after.offer.software);
  const [one, other] = [before.offer.tls, after.offer.tls];
  if (!one || !other) return software;
  return [
    ...software,
    ...(['version', 'cipher', 'alpn', 'verifyError'] as const).flatMap((part) =>
      changed('TLS', part, one[part], other[part]),
    ),
    ...(one.certificate && other.certificate
      ? compareCertificates(one.certificate, other.certificate, [before, after])
      : []),
  ];
}

function compareCertificates(
  one: Certificate,
  other: Certificate,
  runs: readonly [StoredRun, StoredRun],
): Seen[] {
  const parts = (['issuer', 'subject', 'names'] as const).flatMap((part) =>
    changed('certificate', part, one[part], other[part]),
  );
  const fresh = isFresh(one, runs[0]) && isFresh(other, runs[1]) && lifetimeOf(one) === lifetimeOf(other);
  if (one.fingerprint256 === other.fingerprint256 || fresh) return parts;
  const validity = ({ validFrom, validTo }: Certificate): string => `valid ${validFrom} to ${validTo}`;
  return [...parts, ...changed('certificate', 'reissued', validity(one), validity(other), true)];
}

function isFresh({ validFrom }: Certificate, { results }: StoredRun): boolean {
  const age = Date.parse(results.startedAt) - Date.parse(validFrom);
  return age >= 0 && age < freshMs;
}

function lifetimeOf({ validFrom, validTo }: Certificate): number {
  return Math.round((Date.parse(validTo) - Date.parse(validFrom)) / freshMs);
}

function changed(
  channel: string,
  path: string,
  before: string | null,
  after: string | null,
  always = false,
): Seen[] {
  if (before === after && !always) return [];
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return [{ layer: 'offer', channel, path, kind, before, after, at: place }];
}
