import type { Exchange } from './exchange';
import type { Focus } from './focus';

/** One row of a diagram. */
export type Row =
  | { kind: 'step'; text: string; isFocus: boolean }
  | { kind: 'exchange'; exchange: Exchange; isFocus: boolean }
  | { kind: 'fold'; count: number; fromMs: number; toMs: number }
  | { kind: 'missing' };

/** How many exchanges are shown without folding; of one step, and how many of those at its start. */
const wholeMost = 16;
const stepMost = 14;
const stepHead = 4;

/**
 * The rows of a diagram: beneath each step what it caused. Of a long conversation the step that found something and the
 * one before it are shown, of all others how much was said.
 */
export function arrange(
  exchanges: readonly Exchange[],
  focus: Focus,
  keywords: ReadonlyMap<string, string>,
): Row[] {
  const groups = groupBySteps(exchanges, focus);
  const shown = new Set(exchanges.length <= wholeMost ? groups : groups.slice(-2));
  return groups.flatMap((group): Row[] => {
    const isFocus = group.step !== null && group.step === focus.step;
    const text =
      group.step === null ? 'Between steps' : `${keywords.get(group.step) ?? ''} ${group.step}`.trim();
    const body = shown.has(group) || isFocus ? foldMiddle(group.exchanges, focus) : fold(group.exchanges);
    const missing: Row[] = isFocus && focus.isMissing ? [{ kind: 'missing' }] : [];
    return [{ kind: 'step', text, isFocus }, ...body, ...missing];
  });
}

interface Group {
  step: string | null;
  exchanges: Exchange[];
}

/** What was said after the step that found something is clean-up, and left out. */
function groupBySteps(exchanges: readonly Exchange[], focus: Focus): Group[] {
  const groups: Group[] = [];
  for (const exchange of exchanges) {
    const last = groups.at(-1);
    if (last?.step === exchange.step) last.exchanges.push(exchange);
    else groups.push({ step: exchange.step, exchanges: [exchange] });
  }
  if (focus.step === null) return groups;
  const found = groups.findLastIndex(({ step }) => step === focus.step);
  if (found >= 0) return groups.slice(0, found + 1);
  const within = groups.filter(({ step }, index) => step !== null || index < groups.length - 1);
  return [...within, { step: focus.step, exchanges: [] }];
}

function foldMiddle(exchanges: readonly Exchange[], focus: Focus): Row[] {
  const show = (exchange: Exchange): Row => ({
    kind: 'exchange',
    exchange,
    isFocus: exchange === focus.exchange,
  });
  if (exchanges.length <= stepMost) return exchanges.map(show);
  const tail = exchanges.length - (stepMost - stepHead);
  return [
    ...exchanges.slice(0, stepHead).map(show),
    ...foldAround(exchanges.slice(stepHead, tail), focus, show),
    ...exchanges.slice(tail).map(show),
  ];
}

function foldAround(middle: readonly Exchange[], focus: Focus, show: (exchange: Exchange) => Row): Row[] {
  const at = middle.findIndex((exchange) => exchange === focus.exchange);
  const found = middle[at];
  return found ? [...fold(middle.slice(0, at)), show(found), ...fold(middle.slice(at + 1))] : fold(middle);
}

function fold(exchanges: readonly Exchange[]): Row[] {
  const [first] = exchanges;
  const last = exchanges.at(-1);
  if (!first || !last) return [];
  return [{ kind: 'fold', count: exchanges.length, fromMs: first.at, toMs: last.at }];
}
