import { sendPings, type Session } from '../protocol/session';

/** So many that a server with a handful of threads shows its disorder. */
const pings = 20;

/**
 * Whether a bound session is answered in the order in which it asks (RFC 6120, section 10.1). Where it is not, a later
 * answer does not prove that an earlier one will not come.
 */
export async function keepsOrder(session: Session): Promise<boolean> {
  const { inbox, target } = session;
  const position = inbox.messages.length;
  const ids = sendPings(session, pings);
  const answered = (): string[] =>
    inbox.since(position).flatMap(({ fence }) => (fence !== undefined && ids.includes(fence) ? [fence] : []));
  await inbox.wait(position, () => answered().length === pings, target.limits.replyMs);
  const came = answered();
  return came.every((id, index) => index === 0 || ids.indexOf(id) > ids.indexOf(came[index - 1] ?? ''));
}
