import { missingFence, type Cause, type Suspect } from './cause';
import type { Conclusion, JudgedCase } from './judge-case';
import type { Grades } from './severity';

interface Suspicion {
  /** Rules that are about it: they keep what is found of them, and that shows it. */
  rules: readonly string[];
  /** Further rules that keep what is found of them. */
  spared?: readonly string[];
  /** Cases that are enough to show it, where no finding that names one of the rules does. */
  cases: number;
  cause: Cause;
}

/** Cases that end alike, behind which it is the server's habit. */
const habitFrom = 3;

const suspicions: Readonly<Record<Suspect, Suspicion>> = {
  end: {
    rules: ['RFC6120-2.4-a', 'FIN-CONNECTION-a'],
    cases: Infinity,
    cause: { id: 'ended-unprovoked', sentence: 'The server ended sessions that gave it no cause.' },
  },
  ping: {
    rules: ['RFC6120-8.2.3-b', 'RFC6120-8.2.3-f', 'XEP0199-4.2-a', 'XEP0199-7-a', 'FIN-LIVENESS-a'],
    cases: habitFrom,
    cause: missingFence,
  },
  open: {
    rules: ['RFC7395-3.4-b'],
    spared: ['RFC7395-3.5-b', 'RFC7395-3.7-a', 'RFC6120-4.3.3-b', 'DOC-S02-a', 'DOC-S05-b'],
    cases: Infinity,
    cause: { id: 'missing-open', sentence: 'No <open/> answered that of the client.' },
  },
  message: {
    rules: ['RFC6120-8.4-b', 'RFC6120-8.1.1.1-a'],
    cases: Infinity,
    cause: { id: 'altered-messages', sentence: 'The server alters messages on their way (RFC6120-8.4-b).' },
  },
};

/**
 * The cases again, those blocked whose finding has another reason that the run shows: once it is known that a server does
 * something wrong anyway, that it did so in a case says nothing of the rule of that case. A rule that a stream goes on is
 * broken by its end, unless that is the server's habit.
 */
export function blockSuspected(cases: readonly JudgedCase[], catalogue: Grades): JudgedCase[] {
  return cases.map((judged) => {
    const found = judged.conclusions.find(isFinding);
    const suspicion = found?.suspect && suspicions[found.suspect];
    if (!found?.suspect || !suspicion || !isShown(found.suspect, cases)) return judged;
    const rule = found.finding?.requirement ?? '';
    if ([...suspicion.rules, ...(suspicion.spared ?? [])].includes(rule)) return judged;
    const isAboutEnd = found.suspect === 'end' && catalogue.get(rule)?.demands.includes('stream');
    if (isAboutEnd && countSuspected('end', cases) < habitFrom) return judged;
    const { cause } = suspicion;
    const conclusion = { verdict: 'blocked' as const, message: cause.sentence, finding: null, cause };
    return {
      ...judged,
      verdict: 'blocked',
      message: cause.sentence,
      finding: null,
      conclusions: [conclusion],
    };
  });
}

/** What is known of a product is recognised by what came, and needs no other reason. */
function isFinding({ verdict, finding }: Conclusion): boolean {
  return finding !== null && finding.known === undefined && (verdict === 'fail' || verdict === 'warn');
}

function isShown(suspect: Suspect, cases: readonly JudgedCase[]): boolean {
  const { rules, cases: enough } = suspicions[suspect];
  const isNamed =
    suspect !== 'ping' &&
    cases.some(({ conclusions }) =>
      conclusions.some(({ finding }) => finding !== null && rules.includes(finding.requirement)),
    );
  return isNamed || countSuspected(suspect, cases) >= enough;
}

function countSuspected(suspect: Suspect, cases: readonly JudgedCase[]): number {
  return cases.filter(({ conclusions }) =>
    conclusions.some((each) => each.suspect === suspect && each.finding?.known === undefined),
  ).length;
}
