import { Withheld } from '../budget';
import { acceptsNonsense, findBarrier, type Barrier, type RunContext } from '../run';

/** What the control conversations before the cases found. */
export interface Control {
  barrier: Barrier | null;
  /** Why nothing this server answers can be believed, or null. */
  invalid: string | null;
}

const believed =
  'The server accepted authentication by a mechanism that does not exist: no other answer of it proves anything, the run is invalid.';

/** Before the first case: a known-good conversation, and nonsense that must be refused. */
export async function controlBefore({ target }: RunContext, signsIn: boolean): Promise<Control> {
  try {
    const barrier = await findBarrier(target, signsIn);
    if (barrier?.untestable) return { barrier, invalid: null };
    return { barrier, invalid: (await acceptsNonsense(target)) ? believed : null };
  } catch (error) {
    // the run was stopped: what it could not find out, no case needs any more
    if (error instanceof Withheld) return { barrier: null, invalid: null };
    throw error;
  }
}

/**
 * After the last case, the same again.
 * @returns why the verdicts in between cannot be relied on, or null
 */
export async function controlAfter(
  { target, budget }: RunContext,
  before: Control,
  signsIn: boolean,
): Promise<string | null> {
  const { stopped } = budget.halt;
  if (before.barrier !== null || before.invalid !== null || stopped !== null) return before.invalid;
  budget.halt.cleaning = false;
  try {
    const after = await findBarrier(target, signsIn);
    if (after)
      return `The known-good conversation that opened the run cannot be held any more: ${after.sentence}`;
    return (await acceptsNonsense(target)) ? believed : null;
  } catch (error) {
    if (error instanceof Withheld) return null;
    throw error;
  }
}
