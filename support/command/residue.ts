import { sweepSubscriptions, type KeptEntry, type RunContext } from '../run';

/** Ends what an earlier run that was killed left on the server, and says so. */
export async function sweepBefore({ target, ledgerFile }: RunContext): Promise<void> {
  if (!ledgerFile || !target.accounts.agent) return;
  const { givenBack } = await sweepSubscriptions(target, ledgerFile);
  if (givenBack.length === 0) return;
  console.log(
    `An earlier run left ${String(givenBack.length)} subscriptions on the server; they have been given back.`,
  );
}

/** Asks the server what it still holds of this run, ends it, and gives what could not be ended. */
export async function sweepAfter({ target, ledgerFile }: RunContext): Promise<readonly KeptEntry[]> {
  if (!ledgerFile || !target.accounts.agent) return [];
  const { left } = await sweepSubscriptions(target, ledgerFile);
  return left;
}
