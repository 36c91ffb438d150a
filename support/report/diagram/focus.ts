import type { Finding, StepRecord } from '../../judgement/verdict';
import type { Exchange } from './exchange';

/** What of a conversation a reader has to look at. */
export interface Focus {
  /** The sentence of the step that found something, or null. */
  step: string | null;
  /** The message that is at fault; null where none is. */
  exchange: Exchange | null;
  /** What was due never came. */
  isMissing: boolean;
}

/** Finds the step that concluded something, and the message that its finding is about. */
export function focusOn(
  exchanges: readonly Exchange[],
  steps: readonly StepRecord[],
  finding: Finding | null,
): Focus {
  const step = steps.find(({ judgements, exception }) => exception !== null || judgements.length > 0);
  const text = step?.kind === 'step' ? step.text : null;
  if (!finding) return { step: text, exchange: null, isMissing: false };
  const exchange = findExchange(exchanges, finding.got);
  return { step: text, exchange, isMissing: !exchange && /^(?:nothing|no |lost|silence)/.test(finding.got) };
}

/** What was received and a finding quotes first; where it was said more than once, the last time. */
function findExchange(exchanges: readonly Exchange[], got: string): Exchange | null {
  const closedWith = /closed with (\d{4})/.exec(got)?.[1];
  const quoted = exchanges
    .filter(({ direction, quote }) => direction !== 'sent' && quote !== '')
    .map((exchange) => ({ exchange, at: placeOf(exchange, got, closedWith) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return quoted.findLast(({ at }) => at === quoted[0]?.at)?.exchange ?? null;
}

/** Where in what came an exchange is quoted; of a closing its code is enough; -1 where it is not. */
function placeOf({ quote, label, direction }: Exchange, got: string, closedWith: string | undefined): number {
  const closes = label.startsWith('close frame') || direction === 'note';
  if (closes && closedWith !== undefined && label.includes(closedWith)) return 0;
  return got.indexOf(quote);
}
