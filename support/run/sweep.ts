import {
  closeSession,
  giveBack,
  Ledger,
  listSubscriptions,
  openSession,
  reach,
  SetupFailure,
  type ListedSubscription,
  type Session,
} from '../session';
import { secretsOf, type Account, type Target } from '../target';
import { Recorder } from '../wire';
import type { KeptEntry, LedgerFile } from './ledger-file';

/** What a sweep came to. */
export interface Swept {
  /** Subscriptions of the suite that were found and ended. */
  givenBack: KeptEntry[];
  /** Those that are still there, or that nobody could be asked about. */
  left: KeptEntry[];
}

/**
 * Asks the server, account by account, which subscriptions it holds, and ends those that the suite made: the ones
 * in the ledger and the ones under the suite's own resources. All others are left alone.
 */
export async function sweepSubscriptions(target: Target, ledger: LedgerFile): Promise<Swept> {
  const swept: Swept = { givenBack: [], left: [] };
  for (const account of accountsOf(target)) {
    const bare = `${account.username}@${target.domain}`.toLowerCase();
    const kept = ledger.entries.filter(({ jid }) => bareOf(jid) === bare);
    const after = await sweepAccount(target, account, kept);
    swept.givenBack.push(...after.givenBack);
    swept.left.push(...after.left);
    for (const entry of kept) if (!after.left.includes(entry)) ledger.drop(entry);
    for (const entry of after.left) ledger.keep(entry);
  }
  return swept;
}

async function sweepAccount(target: Target, account: Account, kept: readonly KeptEntry[]): Promise<Swept> {
  const session = await signIn(target, account);
  if (!session) return { givenBack: [], left: [...kept] };
  const before = await listSubscriptions(session);
  const own = before?.filter((listed) => isOwn(listed, session, kept)) ?? kept;
  for (const { node, jid } of own) await giveBack(session, { account, node, jid });
  const after = own.length === 0 ? before : await listSubscriptions(session);
  await closeSession(session);
  const holds = ({ node, jid }: ListedSubscription): boolean =>
    after === null || after.some((listed) => listed.node === node && listed.jid === jid);
  const entries = own.map(
    ({ node, jid }) => find(kept, node, jid) ?? { username: account.username, node, jid },
  );
  return { givenBack: entries.filter((entry) => !holds(entry)), left: entries.filter(holds) };
}

/** The suite's own are those of the ledger, and those of a resource that nobody but the suite binds. */
function isOwn({ node, jid }: ListedSubscription, session: Session, kept: readonly KeptEntry[]): boolean {
  if (find(kept, node, jid)) return true;
  const { resource } = session.account;
  return (
    resource !== 'desktop' && [resource, `${resource}-2`].some((each) => jid === `${session.bareJid}/${each}`)
  );
}

function find(kept: readonly KeptEntry[], node: string, jid: string): KeptEntry | undefined {
  return kept.find((entry) => entry.node === node && entry.jid === jid);
}

async function signIn(target: Target, account: Account): Promise<Session | null> {
  let session: Session | null = null;
  try {
    session = await openSession({
      party: 'the sweep',
      account,
      target,
      ledger: new Ledger(),
      recorder: new Recorder('sweep', secretsOf(target)).connect('the sweep', target.url),
    });
    await reach(session, 'bound');
    return session;
  } catch (error) {
    session?.socket.terminate();
    if (error instanceof SetupFailure) return null;
    throw error;
  }
}

/** The accounts that may hold subscriptions of the suite. */
function accountsOf({ accounts }: Target): Account[] {
  return [accounts.agent, accounts.peer].filter((account) => account !== undefined);
}

function bareOf(jid: string): string {
  return (jid.split('/', 1)[0] ?? '').toLowerCase();
}
