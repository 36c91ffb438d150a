import type { Conclusion, JudgedCase } from './judge-case';

/** One thing that stood in the way of cases, and where it is judged. */
export interface JudgedCause {
  id: string;
  sentence: string;
  /** What it is and what to do about it, where that is known; else null. */
  parts: { means: string; next: string } | null;
  /** The requirement that a finding names for it, or null where nothing of the kind was judged. */
  requirement: string | null;
  /** When it was met first, in milliseconds since 1970. */
  atMs: number;
  /** The cases that it blocked, by id. */
  cases: string[];
}

interface Met {
  judged: JudgedCase;
  conclusion: Conclusion;
}

/** What stood in the way of cases, that with most of them first. */
export function findCauses(cases: readonly JudgedCase[], startedAtMs: number): JudgedCause[] {
  const met = new Map<string, Met[]>();
  for (const judged of cases) {
    for (const conclusion of judged.conclusions) {
      const id = conclusion.cause?.id;
      if (id !== undefined) met.set(id, [...(met.get(id) ?? []), { judged, conclusion }]);
    }
  }
  return [...met]
    .map(([id, found]) => describe(id, found, startedAtMs))
    .filter((cause) => cause.cases.length > 0)
    .sort((a, b) => b.cases.length - a.cases.length);
}

function describe(id: string, found: readonly Met[], startedAtMs: number): JudgedCause {
  const blocked = found.filter(({ conclusion }) => conclusion.verdict === 'blocked');
  const proven = found.find(({ conclusion }) => conclusion.verdict === 'fail');
  const times = found.map(({ judged }) => judged.record.startedAtMs ?? startedAtMs);
  return {
    id,
    sentence: found[0]?.conclusion.cause?.sentence ?? '',
    parts: found[0]?.conclusion.cause?.parts ?? null,
    requirement: proven?.conclusion.finding?.requirement ?? null,
    atMs: Math.min(...times),
    cases: [...new Set(blocked.map(({ judged }) => judged.record.id))],
  };
}
