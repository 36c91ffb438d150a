import {
  authenticate,
  bind,
  closeSession,
  Ledger,
  nameOutcome,
  openSession,
  openStream,
  SetupFailure,
  type Patience,
  type Session,
  type Stage,
} from '../../protocol/session';
import { findLiveResource } from './live-resource';
import { keepsOrder } from './order';
import { secretsOf, type Target } from '../../configuration';
import { Unreachable, UpgradeRefused } from '../../protocol/websocket';
import { Recorder } from '../../protocol/wire/recorder';

/** What stands between the suite and a target. */
export interface PreflightFinding {
  /** Its name as a cause. */
  id: string;
  /** What it is and what to do about it. */
  sentence: string;
  /** Nothing can be judged; otherwise cases judge it, and the sentence says where to look first. */
  untestable: boolean;
  /** The stage that no conversation comes to by it. */
  keepsFrom: Stage;
}

/**
 * Finds out with one conversation, before the first case, what would keep all of them from being held: name, port,
 * TLS, path and domain, and where the run signs in, the credentials and whether somebody else is using the account.
 * @param patience learns whether the server answers in order
 */
export async function holdPreflight(
  target: Target,
  signsIn: boolean,
  patience: Patience,
): Promise<PreflightFinding | null> {
  const recorder = new Recorder('preflight', secretsOf(target));
  try {
    const session = await openSession({
      party: 'the agent',
      account: target.accounts.agent ?? null,
      target,
      patience,
      ledger: new Ledger(),
      recorder: recorder.connect('the agent', target.url),
    });
    const preflight = (await findAtOpening(session)) ?? (signsIn ? await findAtSignIn(session) : null);
    await closeSession(session);
    return preflight;
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    return explain(error);
  }
}

function explain({ cause, message }: SetupFailure): PreflightFinding {
  const sentence = cause instanceof Error ? cause.message : message;
  if (cause instanceof Unreachable)
    return { id: `unreachable-${cause.kind}`, sentence, untestable: true, keepsFrom: 'connected' };
  // a 101 that breaks its rules, or what answers the key, comes from a WebSocket server, and is judged
  const isJudged = cause instanceof UpgradeRefused && (cause.status === 101 || cause.answersKey);
  const id = isJudged ? 'upgrade-wrong' : 'no-websocket';
  return { id, sentence, untestable: !isJudged, keepsFrom: 'connected' };
}

async function findAtOpening(session: Session): Promise<PreflightFinding | null> {
  const { target } = session;
  const opened = await openStream(session);
  if (opened.kind === 'timed out' && opened.heard.length === 0) {
    const sentence = `The WebSocket at ${target.url} does not speak XMPP: ${nameOutcome(opened)} to <open/>; check url.`;
    return { id: 'no-xmpp', sentence, untestable: false, keepsFrom: 'at an open stream' };
  }
  if (opened.kind === 'message' && session.matches(opened.message, '/stream:error[streamerr:host-unknown]')) {
    const sentence = `The server does not serve ${target.domain}: write its XMPP domain as domain in the target file.`;
    return { id: 'domain-refused', sentence, untestable: false, keepsFrom: 'at an open stream' };
  }
  return null;
}

async function findAtSignIn(session: Session): Promise<PreflightFinding | null> {
  const { target } = session;
  const { agent } = target.accounts;
  // RFC 6120, section 6.4.1: a client authenticates once it was offered mechanisms
  if (!agent || session.last('/stream:features') === null) return null;
  const verdict = await authenticate(session);
  if (verdict.kind !== 'message') return null;
  if (session.matches(verdict.message, '/sasl:failure[sasl:not-authorized]')) {
    const sentence = `The server refuses the credentials of ${agent.username}: check accounts.agent in the target file.`;
    return { id: 'credentials-refused', sentence, untestable: true, keepsFrom: 'authenticated' };
  }
  if (!session.matches(verdict.message, '/sasl:success')) return null;
  await openStream(session);
  await bind(session);
  if (session.fullJid === null) return null;
  session.patience.isOrdered = await keepsOrder(session);
  const live = target.dedicated ? null : await findLiveResource(session);
  if (live === null) return null;
  const sentence = `${agent.username} is in use: its resource ${live} is online. Take an account of no live agent, or say dedicated: true if this one is yours alone.`;
  return { id: 'account-in-use', sentence, untestable: true, keepsFrom: 'bound' };
}
