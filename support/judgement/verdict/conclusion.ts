import { causeOf, isHeldAgainst } from './cause';
import type { Finding, Judgement } from './judgement';
import { recogniseNone, type Recognise } from './known-deviation';
import { adviseOn } from './next-step';
import { Blocked, Nonconformity, NotApplicable } from './nonconformity';
import { attribute, cap, severityOf, type Grades } from './severity';

/**
 * What an exception of a step comes to in a case with these requirements: a broken check as severe as the requirement
 * it is attributed to. Null for any exception that is not the suite's own way of speaking: that is an error.
 */
export function conclude(
  exception: unknown,
  requirements: readonly string[],
  catalogue: Grades,
  recognise: Recognise = recogniseNone,
): Judgement | null {
  if (exception instanceof Nonconformity) {
    const judgement = concludeNonconformity(exception, requirements, catalogue, recognise);
    const { suspect } = exception.evidence;
    return suspect ? { ...judgement, suspect } : judgement;
  }
  if (exception instanceof Blocked) {
    const { message, blocker } = exception;
    return { verdict: 'blocked', message, finding: null, cause: blocker };
  }
  if (exception instanceof NotApplicable) {
    return { verdict: 'not-applicable', message: exception.message, finding: null };
  }
  return null;
}

/**
 * What a finding amounts to in a positive control, which only shows that what its rule forbids or withholds elsewhere
 * works here: it blocks, and with it what stands on it.
 */
export function concludeControl(judgement: Judgement, caseId: string): Judgement {
  const { finding, message } = judgement;
  if (!finding) return judgement;
  const sentence = `The control ${caseId} of ${finding.requirement} fails: what the rule is tried against does not work even where nothing forbids it.`;
  const cause = judgement.cause ?? { id: `control-${caseId}`, sentence };
  return { verdict: 'blocked', message: `a control: ${message}`, finding: null, cause };
}

/**
 * Where the subject of the check never came, the finding belongs to the rule of the case that demands it. Without such
 * a rule nothing was judged: the case is blocked, and its cause is what is missing.
 */
function concludeNonconformity(
  { evidence, message }: Nonconformity,
  requirements: readonly string[],
  catalogue: Grades,
  recognise: Recognise,
): Judgement {
  const { requirement = '', sent, expected, got, next, at, missing = null, step = null } = evidence;
  // a dropped connection is what a rule about the end of a stream judges
  if (!missing || missing.came === 'drop') {
    const finding = { requirement, sent, expected, got, next };
    const judgement: Judgement = { verdict: 'fail', message, finding, cause: step };
    return settle(at === undefined ? judgement : { ...judgement, at }, requirements, catalogue, recognise);
  }
  // what is known to come in place of the subject was seen, and stands in the way of nothing
  const claim = { requirement, sent, expected, got, next };
  const known = ownerOf(claim, requirements, catalogue);
  if (known && recognise({ ...claim, requirement: known.id }))
    return settle({ verdict: 'fail', message, finding: claim }, requirements, catalogue, recognise);
  const demanding = requirements.filter((id) => isHeldAgainst(missing, catalogue.get(id)?.demands ?? []));
  const owner = attribute(demanding, catalogue);
  const cause = step ?? causeOf(missing);
  if (!owner) return { verdict: 'blocked', message, finding: null, cause };
  const finding = { requirement: owner.id, sent, expected, got, next };
  const judgement: Judgement = { verdict: 'fail', message, finding, cause, isMissing: true };
  return settle(judgement, requirements, catalogue, recognise);
}

/**
 * A judgement whose finding names a requirement of its case and says what to do where that is known, and which is no
 * stronger than that requirement allows; a deviation that is known of the product is a warning at most, and says so.
 */
export function settle(
  judgement: Judgement,
  requirements: readonly string[],
  catalogue: Grades,
  recognise: Recognise = recogniseNone,
): Judgement {
  const { finding } = judgement;
  if (!finding) return judgement;
  const owner = ownerOf(finding, requirements, catalogue);
  if (!owner) return judgement;
  const named: Finding = { ...finding, requirement: owner.id, next: finding.next ?? adviseOn(finding) };
  const known = named.known ?? recognise(named)?.because;
  const graded = cap(judgement.verdict, severityOf(owner));
  if (known === undefined) return { ...judgement, verdict: graded, finding: named };
  return { ...judgement, verdict: cap(graded, 'warn'), finding: { ...named, known } };
}

function ownerOf(finding: Finding, requirements: readonly string[], catalogue: Grades) {
  const named = requirements.includes(finding.requirement) ? catalogue.get(finding.requirement) : undefined;
  return named ?? attribute(requirements, catalogue);
}
