import type { Finding, Verdict } from './judgement';
import type { JudgedRun } from './judge-run';
import type { SoakResult } from './soak-result';
import type { Requirement } from '../catalogue/catalogue';

/** The shape of `results.json`: the machine's truth about a run. */
export interface Results {
  schema: 1;
  suite: { name: string; version: string };
  target: ResultsTarget;
  profile: string;
  /** ISO 8601. */
  startedAt: string;
  durationMs: number;
  verdict: Verdict;
  /** Of requirements. */
  counts: Record<Verdict, number>;
  /** What stood in the way of cases, that with most of them first. */
  causes: CauseResult[];
  requirements: RequirementResult[];
  cases: CaseResult[];
  /** The figures of profile `soak`. */
  soak?: SoakResult;
}

export interface CauseResult {
  id: string;
  sentence: string;
  /** The requirement that is broken by it, or null where none was judged. */
  requirement: string | null;
  /** When it was met first; ISO 8601. */
  at: string;
  /** Ids of the cases that follow from it. */
  cases: string[];
}

export interface ResultsTarget {
  name: string;
  url: string;
  domain: string;
  /** What the server says it is, or null. */
  software: string | null;
}

export interface RequirementResult extends Pick<Requirement, 'id' | 'level' | 'provenance'> {
  verdict: Verdict;
  /** Case ids. */
  cases: string[];
}

export interface CaseResult {
  id: string;
  name: string;
  /** Title of the rule that the scenario is an example of, or null where it stands outside one. */
  rule: string | null;
  /** Path of the feature file. */
  feature: string;
  requirements: string[];
  verdict: Verdict;
  /** Why; null for a plain pass. */
  message: string | null;
  finding: Finding | null;
  durationMs: number;
  /** Path of the rendered conversation inside the run folder, or null where there was none. */
  wire: string | null;
}

/** What the results say beside what was judged. */
export interface RunFacts {
  suite: Results['suite'];
  target: ResultsTarget;
  profile: string;
  /** The figures of a long conversation; null or left out where none was held. */
  soak?: SoakResult | null;
}

/** Puts a judged run into the shape of `results.json`. */
export function buildResults(run: JudgedRun, { suite, target, profile, soak }: RunFacts): Results {
  const { name, url, domain, software } = target;
  return {
    schema: 1,
    suite,
    target: { name, url, domain, software },
    profile,
    startedAt: new Date(run.startedAtMs).toISOString(),
    durationMs: run.durationMs,
    verdict: run.verdict,
    causes: run.causes.map(({ atMs, ...cause }) => ({
      id: cause.id,
      sentence: cause.sentence,
      requirement: cause.requirement,
      at: new Date(atMs).toISOString(),
      cases: cause.cases,
    })),
    counts: run.counts,
    ...(soak ? { soak } : {}),
    requirements: run.requirements.map(({ requirement: { id, level, provenance }, verdict, cases }) => ({
      id,
      level,
      provenance,
      verdict,
      cases: cases.map(({ record }) => record.id),
    })),
    cases: run.cases.map(({ record, verdict, message, finding }) => ({
      id: record.id,
      name: record.name,
      rule: record.rule,
      feature: record.feature,
      requirements: record.requirements,
      verdict,
      message,
      finding,
      durationMs: record.durationMs,
      wire: record.transcript ? `${wirePath(record.id)}.txt` : null,
    })),
  };
}

/** Path of a case's conversation inside the run folder, without its ending. */
export function wirePath(caseId: string): string {
  return `wire/${caseId.replace(/[^\w.-]+/g, '-')}`;
}
