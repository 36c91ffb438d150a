import { currentBudget, Withheld } from '../budget';
import { openSocket, UpgradeRefused, Unreachable, type Endpoint } from '../websocket';
import type { Target } from '../../configuration';
import { endSession } from './ending';
import { SetupFailure, withheld } from './failure';
import { Session } from './session';
import type { SessionSetting } from './session-setting';
import { giveBack } from './subscription';
import { reach } from './stage';

/** Where a target's WebSocket is, and how its certificate is to be judged. */
export function endpointOf(target: Target): Endpoint {
  const { url, tls, headers, proxy } = target;
  return { url, tls, headers, proxy };
}

/**
 * Connects one party: TCP, TLS where the URL is `wss:`, the upgrade with subprotocol `xmpp`.
 * @throws SetupFailure where the server cannot be reached or does not upgrade, or the run was stopped
 */
export async function openSession(setting: SessionSetting): Promise<Session> {
  const { target, recorder } = setting;
  try {
    const socket = await openSocket(endpointOf(target), { recorder, withinMs: target.limits.replyMs });
    return new Session(socket, setting);
  } catch (error) {
    if (error instanceof Unreachable || error instanceof UpgradeRefused) {
      const blocker = { id: 'step-connected', sentence: error.message };
      throw new SetupFailure(`${setting.party} could not connect: ${error.message}`, blocker, {
        cause: error,
      });
    }
    if (error instanceof Withheld) throw withheld(`${setting.party} could not connect`, error);
    throw error;
  }
}

/**
 * Gives back the subscriptions the session's account still holds of the case, ends the stream and the WebSocket.
 * RFC 7395, section 3.6.
 */
export async function closeSession(session: Session): Promise<void> {
  try {
    await giveBackAll(session);
  } finally {
    await endSession(session);
  }
}

/** How many times the limit of one answer the giving back of one account's subscriptions may take in all. */
const patience = 3;

/**
 * Gives back the subscriptions that the session's account still holds of the case. What the server does not let go
 * of, or cannot be asked about in time, stays in the ledger. Where the account's own session is gone, it signs in once
 * more for that, and never again in the same case: a server that ends each session must not be signed in to without end.
 */
export async function giveBackAll(session: Session): Promise<void> {
  const { account, ledger } = session.setting;
  const own = ledger.subscriptionsOf(account);
  if (own.length === 0) return;
  const endsAtMs = performance.now() + patience * session.target.limits.replyMs;
  const speaker = session.inbox.closing || session.fullJid === null ? await replace(session) : session;
  if (!speaker) return;
  try {
    for (const entry of own) {
      if (speaker.inbox.closing || performance.now() > endsAtMs) break;
      await giveBack(speaker, entry);
    }
  } finally {
    if (speaker !== session) await endSession(speaker);
  }
}

/** A fresh session of the same account, for a case that ended with its own session gone; null where none is had. */
async function replace({ account, setting }: Session): Promise<Session | null> {
  if (!currentBudget().takeCleanUp(account.username)) return null;
  const recorder = setting.recorder.recorder.connect(setting.party, setting.target.url);
  let fresh: Session | null = null;
  try {
    fresh = await openSession({ ...setting, recorder });
    await reach(fresh, 'bound');
    return fresh;
  } catch (error) {
    fresh?.socket.terminate();
    if (error instanceof SetupFailure) return null;
    throw error;
  }
}
