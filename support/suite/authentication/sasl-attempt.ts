import {
  authElement,
  fill,
  plainMessage,
  wrapAuth,
  type Session,
  type Stimulus,
} from '../../protocol/session';
import { accountOf, type Party } from '../party';
import { useBadPassword } from './bad-password';
import type { ConformanceWorld } from '../world';

/** Octets that a field of a PLAIN message may have. RFC 4616, section 2. */
const longest = 255;

/**
 * Sends a PLAIN message that is to be refused, counted as a wrong password: a server that locks accounts may count
 * it so. `\0` in the template is a NUL, `\xff` a byte; `$wrong` is a wrong password, `$username` and `$password`
 * the account's own, `$upper_username` that in capitals, `$long_name` and `$long_wrong` have 255 octets.
 * @throws NotApplicable where the limit of wrong passwords is used up
 */
export function sendPlainMessage(world: ConformanceWorld, session: Session, template: string): void {
  const wrong = useBadPassword(world);
  const { username, password } = session.account;
  const variables = {
    ...session.variables,
    username,
    upper_username: username.toUpperCase(),
    password,
    wrong,
    long_name: `nobody-${session.variables.random ?? ''}`.padEnd(longest, 'n'),
    long_wrong: wrong.padEnd(longest, 'p'),
  };
  const pieces = template
    .split(/(\\0|\\x[0-9a-f]{2})/)
    .map((piece) => readByte(piece) ?? Buffer.from(fill(piece, variables, (plain) => plain)));
  session.send(wrapAuth(Buffer.concat(pieces).toString('base64')));
}

/** Sends the right credentials of another party. */
export function authenticateAs(world: ConformanceWorld, session: Session, other: Party): void {
  const account = accountOf(other, world.target);
  if (!account) throw new Error(`${other} has no account in the target file`);
  const identity = `${account.username}@${world.target.domain}`.toLowerCase();
  session.send(wrapAuth(plainMessage(identity, account.username, account.password)));
}

function readByte(piece: string): Buffer | null {
  if (piece === '\\0') return Buffer.from([0]);
  const [, byte] = /^\\x([0-9a-f]{2})$/.exec(piece) ?? [];
  return byte === undefined ? null : Buffer.from(byte, 'hex');
}

/**
 * Sends wrong passwords one after another, each after the verdict on the one before, until the stream ends. What
 * comes from the first on is the reaction to them.
 */
export async function tryWrongPasswords(
  world: ConformanceWorld,
  session: Session,
  count: number,
): Promise<void> {
  let first: Stimulus | null = null;
  for (let tried = 0; tried < count; tried += 1) {
    const attempt = session.send(authElement(session, 'bare JID', useBadPassword(world)));
    first ??= attempt;
    const { kind, heard } = await session.expect('/sasl:failure');
    const over = heard.some((message) => session.matches(message, '/stream:error | /framing:close'));
    session.resume({ ...attempt, position: first.position });
    if (kind !== 'message' || over) return;
  }
}
