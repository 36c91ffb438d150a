import type { Seen } from './difference';
import type { Naming } from './wire/placeholders';
import type { StoredCase, StoredResults } from './run/shape';

/** How the texts of a case are named, by its id. */
export type NamingOf = (caseId: string) => Naming;

/** A case that came to something else, or fails for another reason. */
export function compareVerdicts(
  before: StoredResults,
  after: StoredResults,
  cases: readonly string[],
  naming: { before: NamingOf; after: NamingOf },
): Seen[] {
  const [one, other] = [byId(before), byId(after)];
  return cases.flatMap((id) => {
    const [was, is] = [one.get(id), other.get(id)];
    if (!was || !is) return [];
    const at = { case: id, before: null, after: null };
    const about = is.finding?.requirement ?? was.finding?.requirement ?? is.requirements[0] ?? id;
    const identity = { layer: 'verdicts' as const, channel: about, kind: 'changed' as const };
    if (was.verdict !== is.verdict) {
      const said = { before: verdictOf(was, before), after: verdictOf(is, after) };
      // what one cause keeps from being judged is one thing, whichever requirements it is about
      if (/^blocked by/.test(said.after) && was.verdict !== 'blocked')
        return [
          { ...identity, path: 'verdict', channel: said.after, before: 'judged', after: said.after, at },
        ];
      if (/^blocked by/.test(said.before) && is.verdict !== 'blocked')
        return [
          { ...identity, path: 'verdict', channel: said.before, before: said.before, after: 'judged', at },
        ];
      return [{ ...identity, path: 'verdict', ...said, at }];
    }
    const reasons = [reasonOf(was, naming.before(id)), reasonOf(is, naming.after(id))];
    if (reasons[0] === reasons[1]) return [];
    return [{ ...identity, path: 'reason', before: reasons[0] ?? null, after: reasons[1] ?? null, at }];
  });
}

function byId({ cases }: StoredResults): Map<string, StoredCase> {
  return new Map(cases.map((each) => [each.id, each]));
}

/** A verdict, of a blocked case with what stood in the way. */
function verdictOf({ id, verdict }: StoredCase, { causes }: StoredResults): string {
  const cause = verdict === 'blocked' ? causes.find(({ cases }) => cases.includes(id)) : undefined;
  return cause ? `blocked by ${cause.id}` : verdict;
}

/** What of a finding is no chance: conditions of errors, codes of closing, statuses of HTTP. */
const telling =
  /<(?!text)[a-z-]+ xmlns=["']urn:ietf:params:xml:ns:xmpp-(?:stanzas|streams|sasl)|closed with \d+|HTTP\/1\.1 \d+/g;

/** Why a case failed or warned: the requirement, and what stands in its finding that the other run has to share. */
function reasonOf({ finding }: StoredCase, name: Naming): string | null {
  if (!finding) return null;
  const kinds = name(finding.got).match(telling) ?? [];
  const said = kinds.map((kind) => kind.replace(/ xmlns=.*$/s, '').replace('<', ''));
  return [finding.requirement, ...[...new Set(said)].sort()].join(', ').slice(0, 160);
}
