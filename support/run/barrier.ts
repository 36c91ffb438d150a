import {
  authenticate,
  closeSession,
  describeOutcome,
  Ledger,
  openSession,
  reach,
  SetupFailure,
} from '../session';
import { secretsOf } from '../target';
import { Unreachable } from '../websocket';
import { Recorder } from '../wire';
import type { RunContext } from './run-context';

/**
 * Whether a target can be tested at all, found out with one connection before the first case: name, port, TLS, and
 * where the file gives credentials, those. What a case can judge (a wrong status, a stream refused) is left to it.
 * @returns null, or the sentence that says why not and what to do
 */
export async function findBarrier({ target }: RunContext): Promise<string | null> {
  const recorder = new Recorder('preflight', secretsOf(target));
  const account = target.accounts.agent ?? null;
  try {
    const session = await openSession({
      party: 'the agent',
      account,
      target,
      ledger: new Ledger(),
      recorder: recorder.connect('the agent', target.url),
      variables: {},
    });
    try {
      if (!account) return null;
      await reach(session, 'at an open stream');
      const outcome = await authenticate(session);
      const refused =
        outcome.kind === 'message' && session.matches(outcome.message, '/sasl:failure[sasl:not-authorized]');
      return refused
        ? `the server refused the credentials of ${account.username}: check accounts.agent in ${target.file ?? 'the target file'} (${describeOutcome(outcome)})`
        : null;
    } finally {
      await closeSession(session);
    }
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    return error.cause instanceof Unreachable ? error.cause.message : null;
  }
}
