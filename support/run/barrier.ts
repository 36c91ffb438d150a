import {
  authenticate,
  closeSession,
  Ledger,
  nameOutcome,
  openSession,
  openStream,
  SetupFailure,
  type Session,
} from '../session';
import { secretsOf, type Target } from '../target';
import { Unreachable, UpgradeRefused } from '../websocket';
import { Recorder } from '../wire';

/** What stands between the suite and a target. */
export interface Barrier {
  /** What it is and what to do about it. */
  sentence: string;
  /** Nothing can be judged; otherwise cases judge it, and the sentence says where to look first. */
  untestable: boolean;
}

/**
 * Finds out with one conversation, before the first case, what would keep all of them from being held: name, port,
 * TLS, path, domain and, where the file gives them, credentials.
 */
export async function findBarrier(target: Target): Promise<Barrier | null> {
  const recorder = new Recorder('barrier', secretsOf(target));
  try {
    const session = await openSession({
      party: 'the agent',
      account: target.accounts.agent ?? null,
      target,
      ledger: new Ledger(),
      recorder: recorder.connect('the agent', target.url),
      variables: {},
    });
    const barrier = await converse(session);
    await closeSession(session);
    return barrier;
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    return explain(error);
  }
}

function explain({ cause, message }: SetupFailure): Barrier {
  const silent = cause instanceof UpgradeRefused && cause.outcome === 'timeout';
  const sentence = cause instanceof Error ? cause.message : message;
  return { sentence, untestable: cause instanceof Unreachable || silent };
}

async function converse(session: Session): Promise<Barrier | null> {
  const { target } = session;
  const opened = await openStream(session);
  if (opened.kind === 'timed out' && opened.heard.length === 0) {
    const sentence = `The WebSocket at ${target.url} does not speak XMPP: ${nameOutcome(opened)} to <open/>; check url.`;
    return { sentence, untestable: false };
  }
  if (opened.kind === 'message' && session.matches(opened.message, '/stream:error[streamerr:host-unknown]')) {
    const sentence = `The server does not serve ${target.domain}: write its XMPP domain as domain in the target file.`;
    return { sentence, untestable: false };
  }
  const { agent } = target.accounts;
  if (!agent) return null;
  const verdict = await authenticate(session);
  if (verdict.kind !== 'message' || !session.matches(verdict.message, '/sasl:failure[sasl:not-authorized]')) {
    return null;
  }
  const sentence = `The server refuses the credentials of ${agent.username}: check accounts.agent in the target file.`;
  return { sentence, untestable: true };
}
