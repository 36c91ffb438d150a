import { readTarget, secretsOf, type Target } from '../../configuration';
import type { Recorded } from '../../inspection';
import type { RecordedTarget } from '../../suite/run';

/** What a target file adds to what a capture tells of its server; null where none was named. */
export function readKnownTarget(file: string | undefined): Target | null {
  return file === undefined ? null : readTarget(file, process.env);
}

/** Secrets that a target file knows, to be hidden in what is written of a capture. */
export function knownSecrets(known: Target | null): string[] {
  return known ? secretsOf(known) : [];
}

/** The server that a capture is of: as its target file says, where one was named, else as the capture itself tells. */
export function targetOf(source: string, { parties }: Recorded, known: Target | null): RecordedTarget {
  const { username, resource } = parties;
  // of one who has not signed in yet nothing is known, and nothing is asked
  const account = { username: username === '' ? 'unknown' : username, password: '', resource };
  const isNamed = known !== null && !known.embedded;
  return {
    name: isNamed ? known.name : source,
    url: parties.url,
    domain: isNamed ? known.domain : parties.domain,
    pubsub: isNamed ? known.pubsub : parties.pubsub,
    product: known?.product ?? (parties.isFinesse ? 'finesse' : 'generic'),
    knownDeviations: known?.knownDeviations ?? null,
    release: null,
    account,
    user: { id: parties.userId },
    team: { id: parties.teamId },
  };
}
