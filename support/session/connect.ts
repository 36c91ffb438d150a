import { openSocket, UpgradeRefused, Unreachable, type Endpoint } from '../websocket';
import type { Target } from '../target';
import { closeElement } from './stream';
import { SetupFailure } from './failure';
import { Session } from './session';
import type { SessionSetting } from './session-setting';
import { giveBack } from './subscription';
import { reach } from './stage';

/** Where a target's WebSocket is, and how its certificate is to be judged. */
export function endpointOf(target: Target): Endpoint {
  return { url: target.url, tls: target.tls };
}

/**
 * Connects one party: TCP, TLS where the URL is `wss:`, the upgrade with subprotocol `xmpp`.
 * @throws SetupFailure where the server cannot be reached or does not upgrade
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
    if (session.inbox.closing) return;
    session.answersRequests = false;
    session.send(closeElement);
    session.socket.close(1000);
    await session.inbox.waitForClosing(session.stimulus?.position ?? 0, session.target.limits.replyMs);
  } finally {
    session.socket.terminate();
  }
}

/**
 * Gives back the subscriptions that the session's account still holds of the case. What the server does not let go
 * of, or cannot be asked about, stays in the ledger.
 */
export async function giveBackAll(session: Session): Promise<void> {
  const { account, ledger } = session.setting;
  const own = ledger.subscriptionsOf(account);
  if (own.length === 0) return;
  const speaker = session.inbox.closing || session.fullJid === null ? await replace(session) : session;
  if (!speaker) return;
  for (const entry of own) await giveBack(speaker, entry);
  if (speaker !== session) await closeSession(speaker);
}

/** A fresh session of the same account, for a case that ended with its own session gone; null where none is had. */
async function replace({ setting }: Session): Promise<Session | null> {
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
