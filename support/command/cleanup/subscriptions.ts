import { giveBack, keyOf, listSubscriptions, type CreationOf, type Session } from '../../protocol/session';
import { isSuiteResource } from '../../suite/run';
import type { Kind } from './kind';

/** The account's own list tells. The suite's are those of the ledger and those under its own resources; all others are left alone. */
export const subscriptions: Kind<'subscription'> = {
  kind: 'subscription',

  async find({ session }, open) {
    const listed = await listSubscriptions(session);
    if (!listed) return { there: [], unknown: [...open] };
    const { username } = session.account;
    const there = listed.flatMap(({ node, jid }): CreationOf<'subscription'>[] => {
      const creation = { kind: 'subscription', username, node, jid } as const;
      const noted = open.some((each) => keyOf(each) === keyOf(creation));
      return noted || isOwn(jid, session) ? [creation] : [];
    });
    return { there, unknown: [] };
  },

  async remove({ session }, creation) {
    await giveBack(session, creation);
  },
};

/** Whether a JID is one that nobody but the suite binds. */
function isOwn(jid: string, session: Session): boolean {
  const { resource } = session.account;
  const own = `${session.bareJid}/`;
  return jid.startsWith(own) && isSuiteResource(jid.slice(own.length), resource);
}
