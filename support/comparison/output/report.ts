import type { Comparison } from '../compare';
import type { FailOn, Weighed } from '../decision/weigh';
import type { Difference } from '../ranking';
import type { StoredRun } from '../run/read-run';
import type { Report } from './report-shape';

export { reportShape, type Report } from './report-shape';

/** A comparison, and what it comes to once people's decisions are taken into account. */
export interface Judged {
  comparison: Comparison;
  weighed: Weighed;
  failOn: FailOn;
}

/** Puts a comparison into the shape of `compare.json`. */
export function buildReport({ comparison, weighed, failOn }: Judged): Report {
  const { before, after, differences, noise, timing, obstacles } = comparison;
  const accepted = new Set(weighed.accepted);
  const shaped = (each: Difference): Report['differences'][number] => ({
    ...{ fingerprint: each.fingerprint, class: each.class, rule: each.rule, layer: each.layer },
    ...{ channel: each.channel, path: each.path, change: each.kind, before: each.before, after: each.after },
    ...{
      sentence: each.sentence,
      why: each.why,
      source: each.source,
      test: each.test,
      clients: each.clients,
    },
    ...{ ordinary: each.ordinary, cases: each.cases },
    example: { case: each.example.case, before: each.example.before, after: each.example.after },
    accepted: accepted.has(each),
  });
  const count = (of: Difference['class']): number => differences.filter((each) => each.class === of).length;
  return {
    schema: 1,
    before: describeRun(before),
    after: describeRun(after),
    outcome: outcomeOf({ comparison, weighed, failOn }),
    failOn,
    obstacles: obstacles.map(({ id, sentence }) => ({ id, sentence })),
    compared: {
      cases: comparison.cases,
      conversations: comparison.conversations,
      parted: comparison.parted,
    },
    counts: {
      breaking: count('breaking'),
      behavioural: count('behavioural'),
      unknown: count('unknown'),
      cosmetic: count('cosmetic'),
      accepted: weighed.accepted.length,
    },
    differences: differences.map(shaped),
    decisions: {
      unexpected: weighed.unexpected.map(({ fingerprint }) => fingerprint),
      expired: weighed.expired.map(({ fingerprint }) => fingerprint),
      gone: weighed.gone.map(({ fingerprint }) => fingerprint),
    },
    noise: {
      known: noise.samples > 0,
      sources: noise.sources,
      samples: noise.samples,
      subtracted: noise.subtracted.map(shaped),
    },
    timing,
  };
}

function describeRun({ folder, results }: StoredRun): Report['before'] {
  const { target, startedAt, profile, suite } = results;
  return { folder, target: target.name, software: target.software, startedAt, profile, suite: suite.version };
}

/** What a comparison comes to; the exit code follows from it. */
function outcomeOf({ comparison, weighed }: Judged): Report['outcome'] {
  if (comparison.obstacles.length > 0) return 'not comparable';
  if ([weighed.unexpected, weighed.expired, weighed.gone].some((each) => each.length > 0)) return 'fails';
  return comparison.differences.length === 0 ? 'no difference' : 'nothing that fails';
}

/** 0 nothing that fails, 1 something that does, 3 not comparable. */
export function exitCodeOf({ outcome }: Report): 0 | 1 | 3 {
  return outcome === 'not comparable' ? 3 : outcome === 'fails' ? 1 : 0;
}
