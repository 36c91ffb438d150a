import { Withheld } from '../protocol/budget';
import { type RunContext } from '../suite/run';
import { cleanUp, type CleanedUp } from './cleanup/cleanup';
import { describeCreation } from './left-behind';

/** Of the ten seconds in which an interrupted run ends. */
const urgentMs = 6_000;

const nothing: CleanedUp = { removed: [], left: [], unasked: [] };

/** Removes what an earlier run that was killed left on the server, and says so. */
export async function cleanUpBefore(
  { target, ledgerFile }: RunContext,
  say: (line: string) => void,
): Promise<void> {
  if (!ledgerFile || !target.accounts.agent) return;
  ledgerFile.adopt();
  const { removed } = await cleanUp(target, ledgerFile);
  if (removed.length === 0) return;
  say('An earlier run left on the server, and this one has removed:');
  for (const creation of removed) say(`  ${describeCreation(creation, target)}`);
}

/**
 * Asks the server what it still has of this run, removes it, and gives what could not be removed or asked about. A run
 * that was stopped has somebody waiting for its end.
 */
export async function cleanUpAfter({ target, ledgerFile, stopped, budget }: RunContext): Promise<CleanedUp> {
  if (!ledgerFile || !target.accounts.agent) return nothing;
  budget.halt.cleaning = true;
  try {
    return await cleanUp(target, ledgerFile, stopped === null ? undefined : urgentMs);
  } catch (error) {
    if (!(error instanceof Withheld)) throw error;
    return { ...nothing, unasked: ledgerFile.open.map((creation) => ({ creation, because: error.message })) };
  }
}
