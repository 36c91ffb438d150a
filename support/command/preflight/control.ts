import { Withheld } from '../../protocol/budget';
import { type RunContext } from '../../suite/run';
import { acceptsNegativeControl } from './negative-control';
import { holdPreflight, type PreflightFinding } from './preflight';

/** What the control conversations before the cases found. */
export interface Control {
  preflight: PreflightFinding | null;
  /** Why nothing this server answers can be believed, or null. */
  invalid: string | null;
}

const believed =
  'The server accepted authentication by a mechanism that does not exist: no other answer of it proves anything, the run is invalid.';

/** Before the first case: a known-good conversation, and the negative control, which must be refused. */
export async function controlBefore({ target, patience }: RunContext, signsIn: boolean): Promise<Control> {
  try {
    const preflight = await holdPreflight(target, signsIn, patience);
    if (preflight?.untestable) return { preflight, invalid: null };
    return { preflight, invalid: (await acceptsNegativeControl(target)) ? believed : null };
  } catch (error) {
    // the run was stopped: what it could not find out, no case needs any more
    if (error instanceof Withheld) return { preflight: null, invalid: null };
    throw error;
  }
}

/**
 * After the last case, the same again.
 * @returns why the verdicts in between cannot be relied on, or null
 */
export async function controlAfter(
  { target, budget, patience }: RunContext,
  before: Control,
  signsIn: boolean,
): Promise<string | null> {
  const { stopped } = budget.halt;
  if (before.preflight !== null || before.invalid !== null || stopped !== null) return before.invalid;
  budget.halt.cleaning = false;
  try {
    const after = await holdPreflight(target, signsIn, patience);
    if (after)
      return `The known-good conversation that opened the run cannot be held any more: ${after.sentence}`;
    return (await acceptsNegativeControl(target)) ? believed : null;
  } catch (error) {
    if (error instanceof Withheld) return null;
    throw error;
  }
}
