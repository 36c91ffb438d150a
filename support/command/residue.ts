import { Withheld } from '../budget';
import { sweepSubscriptions, type KeptEntry, type RunContext, type Swept } from '../run';

/** Ends what an earlier run that was killed left on the server, and says so. */
export async function sweepBefore(context: RunContext): Promise<void> {
  const { givenBack } = await sweep(context);
  if (givenBack.length === 0) return;
  console.log(
    `An earlier run left ${String(givenBack.length)} subscriptions on the server; they have been given back.`,
  );
}

/** Asks the server what it still holds of this run, ends it, and gives what could not be ended. */
export async function sweepAfter(context: RunContext): Promise<readonly KeptEntry[]> {
  context.budget.halt.cleaning = true;
  const { left } = await sweep(context);
  return left;
}

/** Sweeps; what there is no time for any more, where the run was stopped, is left. */
async function sweep({ target, ledgerFile }: RunContext): Promise<Swept> {
  if (!ledgerFile || !target.accounts.agent) return { givenBack: [], left: [] };
  try {
    return await sweepSubscriptions(target, ledgerFile);
  } catch (error) {
    if (error instanceof Withheld) return { givenBack: [], left: [...ledgerFile.entries] };
    throw error;
  }
}
