import type { Target } from '../../configuration';
import { examine } from '../../doctor';
import type { Patience, Stage } from '../../protocol/session';

/** What stands between the suite and a target. */
export interface PreflightFinding {
  /** Its name as a cause, which is its code for doctor. */
  id: string;
  /** What it is and what to do about it. */
  sentence: string;
  /** The same taken apart, without what was seen. */
  parts: { means: string; next: string };
  /** Nothing can be judged; otherwise cases judge it, and the sentence says where to look first. */
  untestable: boolean;
  /** The stage that no conversation comes to by it, or the need of the cases that it blocks. */
  keepsFrom: Stage | 'pubsub';
}

const handshake = [
  'name',
  'tcp',
  'proxy',
  'tls',
  'http',
  'upgrade',
  'subprotocol',
  'stream',
  'domain',
] as const;
const signIn = ['mechanisms', 'credentials', 'bind', 'account', 'round-trip', 'pubsub'] as const;

/**
 * Finds out with one conversation, before the first case, what would keep all of them from being held: what `doctor`
 * looks at, as far as no case can do without it. A run stops where doctor says that the server is not ready.
 * @param patience learns whether the server answers in order
 */
export async function holdPreflight(
  target: Target,
  signsIn: boolean,
  patience: Patience,
): Promise<PreflightFinding | null> {
  const { failures } = await examine(target, {
    // a run gives each answer the time that its target file does
    bounds: { eachMs: target.limits.replyMs, allMs: Infinity },
    only: signsIn ? [...handshake, ...signIn] : handshake,
    patience,
  });
  const decisive = failures.find(({ cause }) => cause.keepsFrom !== undefined);
  if (decisive?.cause.keepsFrom === undefined) return null;
  const { result, cause } = decisive;
  const { keepsFrom } = decisive.cause;
  const means = `${result.probably ? 'Probably: ' : ''}${result.means ?? ''}`;
  const next = result.next ?? '';
  return {
    id: cause.code,
    sentence: `${means} ${next} Seen: ${result.found}.`,
    parts: { means, next },
    untestable: cause.exit === 3,
    keepsFrom,
  };
}
