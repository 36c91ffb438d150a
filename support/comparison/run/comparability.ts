import type { StoredRun } from './read-run';
import type { StoredResults } from './shape';

/** Something that keeps two runs from being compared whole. */
export interface Obstacle {
  id: 'suite' | 'profile' | 'selection' | 'cut-off' | 'target-file' | 'provenance';
  /** What is different, and what of the runs is compared all the same. */
  sentence: string;
}

/** What of two runs can be compared. */
export interface Scope {
  obstacles: Obstacle[];
  /** Case ids that both runs held alike. */
  cases: string[];
  /** The conversations say what the suite made up. */
  wire: boolean;
}

/** Finds what keeps two runs from being compared whole, and what is left. */
export function findScope(before: StoredRun, after: StoredRun): Scope {
  const [one, other] = [before.results, after.results];
  const obstacles: Obstacle[] = [];
  const note = (id: Obstacle['id'], sentence: string): number => obstacles.push({ id, sentence });
  const versions = [one, other].map(({ suite }) => suite.version);
  if (versions[0] !== versions[1])
    note(
      'suite',
      `The runs are of two versions of this suite, ${versions.join(' and ')}: what differs may be the suite's doing. Run both with one version; software and TLS are compared.`,
    );
  if (one.profile !== other.profile)
    note(
      'profile',
      `The runs are of two profiles, ${one.profile} and ${other.profile}: the cases of both are compared.`,
    );
  const ids = new Set(other.cases.map(({ id }) => id));
  const shared = one.cases.map(({ id }) => id).filter((id) => ids.has(id));
  const alone = one.cases.length + other.cases.length - 2 * shared.length;
  if (alone > 0 && one.profile === other.profile)
    note(
      'selection',
      `${String(alone)} cases stand in one of the runs alone: another selection, or another version of the features. The other ${String(shared.length)} are compared.`,
    );
  const cut = cutOff(one, other);
  if (cut.size > 0)
    note('cut-off', `A run was cut off before ${String(cut.size)} of its cases: those are not compared.`);
  const unlike = unlikeTargets(one, other);
  if (unlike.size > 0)
    note(
      'target-file',
      `The target files allow or name different things: ${String(unlike.size)} cases were held in one run and not applicable in the other, and are not compared.`,
    );
  const wire = [before, after].every(hasProvenance);
  if (!wire)
    note(
      'provenance',
      'A run was written by a suite that did not yet keep what it makes up: its conversations cannot be compared, verdicts, software and TLS can. Run it again.',
    );
  const cases = versions[0] === versions[1] ? shared.filter((id) => !cut.has(id) && !unlike.has(id)) : [];
  return { obstacles, cases, wire: wire && cases.length > 0 };
}

/** Cases that were not held, since the run was stopped. */
function cutOff(...runs: readonly StoredResults[]): Set<string> {
  const stopped = runs.flatMap(({ causes }) =>
    causes.filter(({ id }) => id === 'interrupted' || id === 'limits-run'),
  );
  return new Set(stopped.flatMap(({ cases }) => cases));
}

/** Cases that the target file of one run alone kept from being held. */
function unlikeTargets(one: StoredResults, other: StoredResults): Set<string> {
  const kept = ({ cases, target }: StoredResults): Set<string> =>
    new Set(
      cases
        .filter(({ message }) => message?.startsWith(`not applicable to ${target.name}: `))
        .map(({ id }) => id),
    );
  const [before, after] = [kept(one), kept(other)];
  return new Set([...before, ...after].filter((id) => before.has(id) !== after.has(id)));
}

function hasProvenance({ conversations }: StoredRun): boolean {
  return [...conversations.values()].every(({ invented, given }) => invented && given);
}
