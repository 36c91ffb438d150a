import type { Cause } from './cause';
import type { JudgedCase } from './judge-case';

/** Stanzas are answered in the order in which they came: what a fence proves stands on it. */
const order = 'RFC6120-10.1-a';

const outOfOrder: Cause = {
  id: 'out-of-order',
  sentence: `The server answers out of order (${order}), so that a later answer does not prove an earlier silence.`,
};

/**
 * The cases again, those blocked that stand on what does not hold: on a control that fails, whatever they found, or on a
 * fence although the server answers out of order.
 */
export function blockFollowers(cases: readonly JudgedCase[]): JudgedCase[] {
  const controls = new Map(
    cases
      .filter(({ record, verdict }) => record.tags.includes('@control') && verdict === 'blocked')
      .map((control) => [ruleOf(control), control]),
  );
  const isOrdered = !cases.some(({ conclusions }) =>
    conclusions.some(({ finding, verdict }) => verdict === 'fail' && finding?.requirement === order),
  );
  return cases.map((judged) => {
    const control = controls.get(ruleOf(judged));
    if (control && isAbout(judged)) return block(judged, causeIn(control));
    if (judged.verdict !== 'pass') return judged;
    return !isOrdered && isFenced(judged) ? block(judged, outOfOrder) : judged;
  });
}

/**
 * Whether a case says something of its rule, right or wrong: which refusal is wrong, where all is refused, means nothing.
 * A rule over all transcripts stands on what others have seen.
 */
function isAbout({ record, verdict }: JudgedCase): boolean {
  const stands = !record.tags.includes('@control') && !record.tags.includes('@passive');
  return stands && ['pass', 'info', 'warn', 'fail'].includes(verdict);
}

function ruleOf({ record: { feature, rule, id } }: JudgedCase): string {
  return rule === null ? `${feature} ${id}` : `${feature} ${rule}`;
}

function causeIn({ record, message, conclusions }: JudgedCase): Cause {
  const cause = conclusions.find((conclusion) => conclusion.cause)?.cause;
  return (
    cause ?? { id: `control-${record.id}`, sentence: `The control ${record.id} fails: ${message ?? ''}` }
  );
}

function isFenced({ record }: JudgedCase): boolean {
  return (
    !record.requirements.includes(order) &&
    (record.transcript?.entries.some((entry) => entry.kind === 'frame' && entry.purpose === 'fence') ?? false)
  );
}

function block(judged: JudgedCase, cause: Cause): JudgedCase {
  const message = cause.sentence;
  const conclusion = { verdict: 'blocked' as const, message, finding: null, cause };
  return { ...judged, verdict: 'blocked', message, finding: null, conclusions: [conclusion] };
}
