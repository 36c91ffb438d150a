import { createHash } from 'node:crypto';
import type { Catalogue } from '../judgement/catalogue/catalogue';
import type { Results, Verdict } from '../judgement/verdict';
import { complianceOf, type Compliance } from './compliance';

/** The type of the statement, and what it says of its subject: https://in-toto.io/attestation/test-result/v0.1. */
export const statementType = 'https://in-toto.io/Statement/v1';
export const predicateType = 'https://in-toto.io/attestation/test-result/v0.1';

/** A rule that was not kept, or could not be judged, and who sees to it. */
export interface Deviation {
  requirement: string;
  verdict: Verdict;
  owner: string | null;
}

/** What is accepted: an in-toto statement about `results.json`. */
export interface Statement {
  _type: typeof statementType;
  subject: { name: 'results.json'; digest: { sha256: string } }[];
  predicateType: typeof predicateType;
  predicate: {
    result: 'PASSED' | 'WARNED' | 'FAILED';
    configuration: { name: string; uri: string; annotations: Record<string, string | null> }[];
    passedTests: string[];
    warnedTests: string[];
    failedTests: string[];
    /** Beyond the predicate's own fields, which its readers pass over. */
    compliance: Compliance;
    startedAt: string;
    exclusions: { requirement: string; reason: string }[];
    openDeviations: Deviation[];
  };
}

/** Who sees to a deviation, by requirement id; `*` for all others. */
export type Owners = ReadonlyMap<string, string>;

const resultOf = {
  'conformant-throughout': 'PASSED',
  'conformant-in-what-must-be': 'WARNED',
  undecided: 'FAILED',
  'not-conformant': 'FAILED',
} as const satisfies Record<Compliance, string>;

const open: readonly Verdict[] = ['error', 'fail', 'blocked', 'warn'];

/**
 * States what a run came to.
 * @param text of its `results.json`, as it stands in the file
 */
export function stateResults(text: string, catalogue: Catalogue, owners: Owners = new Map()): Statement {
  const results = JSON.parse(text) as Results;
  const { suite, target, profile, requirements, startedAt } = results;
  const idsOf = (...wanted: Verdict[]): string[] =>
    requirements.filter((each) => wanted.includes(each.verdict)).map(({ id }) => id);
  const compliance = complianceOf(results);
  return {
    _type: statementType,
    subject: [{ name: 'results.json', digest: { sha256: digestOf(text) } }],
    predicateType,
    predicate: {
      result: resultOf[compliance],
      configuration: [
        {
          name: target.name,
          uri: target.url,
          annotations: { software: target.software, suite: `${suite.name} ${suite.version}`, profile },
        },
      ],
      passedTests: idsOf('pass', 'info'),
      warnedTests: idsOf('warn'),
      failedTests: idsOf('error', 'fail', 'blocked'),
      compliance,
      startedAt,
      exclusions: exclusionsOf(results, catalogue),
      openDeviations: requirements
        .filter((each) => open.includes(each.verdict))
        .map(({ id, verdict: found }) => ({
          requirement: id,
          verdict: found,
          owner: owners.get(id) ?? owners.get('*') ?? null,
        })),
    },
  };
}

function exclusionsOf(
  { requirements }: Results,
  catalogue: Catalogue,
): { requirement: string; reason: string }[] {
  const verdicts = new Map(requirements.map(({ id, verdict }) => [id, verdict]));
  return catalogue.requirements.flatMap(({ id, excluded }) => {
    const verdict = verdicts.get(id);
    if (verdict === 'not-applicable') return [{ requirement: id, reason: 'not applicable' }];
    if (verdict !== undefined) return [];
    return [{ requirement: id, reason: excluded === undefined ? 'not run' : `excluded: ${excluded}` }];
  });
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
