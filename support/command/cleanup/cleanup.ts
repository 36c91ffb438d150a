import {
  bareOf,
  closeSession,
  keyOf,
  Ledger,
  openSession,
  reach,
  SetupFailure,
  type Creation,
  type CreationKind,
  type CreationOf,
  type Session,
} from '../../protocol/session';
import { secretsOf, type Account, type Target } from '../../configuration';
import { Recorder } from '../../protocol/wire/recorder';
import type { LedgerFile } from '../../suite/run';
import { contacts } from './contacts';
import { items } from './items';
import type { Found, Kind, Place } from './kind';
import { nodes } from './nodes';
import { signIns } from './sign-ins';
import { subscriptions } from './subscriptions';

/** Ample for a server that answers; one that does not is not waited for at each question. */
const patienceMs = 30_000;

/** What nobody could be asked about, and what stood in the way. */
export interface Unasked {
  creation: Creation;
  because: string;
}

/** What a clean-up came to. */
export interface CleanedUp {
  /** What the suite had made, and the server says that it has no longer. */
  removed: Creation[];
  /** What the server says it still has. */
  left: Creation[];
  /** What may be there: the server could not be asked, or did not tell. */
  unasked: Unasked[];
}

/**
 * Asks the server, account by account, what it has of the suite's, removes that, and asks again. It signs in once for
 * each account: the agent and the peer, and the publisher where the ledger has something of it. What the server says
 * it does not have is struck from the ledger.
 * @param withinMs milliseconds after which nothing more is asked
 */
export async function cleanUp(target: Target, ledger: LedgerFile, withinMs = patienceMs): Promise<CleanedUp> {
  const giveUp = Date.now() + withinMs;
  const isOver = (): boolean => Date.now() >= giveUp;
  const cleaned: CleanedUp = { removed: [], left: [], unasked: [] };
  for (const account of accountsOf(target, ledger)) {
    const isHis = ({ username }: Creation): boolean => bareOf(username) === bareOf(account.username);
    const open = ledger.open.filter(isHis);
    const gone = ledger.ended.filter(isHis);
    // what a node had is gone with it: the node alone is asked about
    const deleted = new Set(gone.map((creation) => (creation.kind === 'node' ? creation.node : null)));
    const ended = gone.filter((creation) => creation.kind !== 'item' || !deleted.has(creation.node));
    const session = await signIn(hurry(target, giveUp - Date.now()), account);
    if (!(session instanceof SetupFailure)) {
      await cleanAccount({ target, session, isOver }, { open, ended }, { ledger, cleaned });
      await closeSession(session);
    } else {
      cleaned.unasked.push(...open.map((creation) => ({ creation, because: session.message })));
    }
  }
  return cleaned;
}

/** The same target, no answer of which is waited for longer than there is time. */
function hurry(target: Target, leftMs: number): Target {
  const replyMs = Math.max(1, Math.min(target.limits.replyMs, leftMs));
  return { ...target, limits: { ...target.limits, replyMs } };
}

interface Noted {
  open: readonly Creation[];
  ended: readonly Creation[];
}

interface Result {
  ledger: LedgerFile;
  cleaned: CleanedUp;
}

/** Items before their nodes, and subscriptions before both: a service may lose track of what a deleted node had. */
async function cleanAccount(place: Place, noted: Noted, result: Result): Promise<void> {
  await cleanKind(subscriptions, place, noted, result);
  await cleanKind(items, place, noted, result);
  await cleanKind(nodes, place, noted, result);
  await cleanKind(contacts, place, noted, result);
  await cleanKind(signIns, place, noted, result);
}

async function cleanKind<K extends CreationKind>(
  kind: Kind<K>,
  place: Place,
  noted: Noted,
  { ledger, cleaned }: Result,
): Promise<void> {
  const ofKind = (creations: readonly Creation[]): CreationOf<K>[] =>
    creations.filter((creation): creation is CreationOf<K> => creation.kind === kind.kind);
  const [open, ended] = [ofKind(noted.open), ofKind(noted.ended)];
  if (place.isOver()) {
    cleaned.unasked.push(...open.map((creation) => ({ creation, because: 'there was no time left' })));
    return;
  }
  const before = await kind.find(place, open, ended);
  const tried = [...before.there, ...before.unknown];
  for (const creation of tried) if (!place.isOver()) await kind.remove(place, creation);
  const keys = new Set(tried.map(keyOf));
  const others = ended.filter((creation) => !keys.has(keyOf(creation)));
  const after: Found<K> = tried.length === 0 ? before : await kind.find(place, tried, others);
  const stays = new Set([...after.there, ...after.unknown].map(keyOf));
  for (const creation of open) if (!stays.has(keyOf(creation))) ledger.strike(creation);
  for (const creation of after.there) ledger.add(creation);
  cleaned.removed.push(...before.there.filter((creation) => !stays.has(keyOf(creation))));
  cleaned.left.push(...after.there);
  cleaned.unasked.push(
    ...after.unknown.map((creation) => ({ creation, because: 'the server does not tell' })),
  );
}

async function signIn(target: Target, account: Account): Promise<Session | SetupFailure> {
  let session: Session | null = null;
  try {
    session = await openSession({
      party: account.username,
      account,
      target,
      ledger: new Ledger(),
      recorder: new Recorder('cleanup', secretsOf(target)).connect('the clean-up', target.url),
    });
    await reach(session, 'bound');
    return session;
  } catch (error) {
    session?.socket.terminate();
    if (error instanceof SetupFailure) return error;
    throw error;
  }
}

/** The accounts that may have something of the suite's. */
function accountsOf({ accounts }: Target, ledger: LedgerFile): Account[] {
  const { agent, peer, publisher } = accounts;
  const published = [...ledger.open, ...ledger.ended].some(
    ({ username }) => username === publisher?.username,
  );
  return [agent, peer, published ? publisher : undefined].filter((account) => account !== undefined);
}
