import { fence, gainedSince, readRoster, undoContact } from '../../protocol/session';
import type { Kind } from './kind';

/** The roster tells (RFC 6121, section 2.1.3): a contact is there where it has more than it had before. */
export const contacts: Kind<'contact'> = {
  kind: 'contact',

  async find({ session }, open, ended) {
    const asked = [...open, ...ended];
    if (asked.length === 0) return { there: [], unknown: [] };
    const { roster } = await readRoster(session);
    if (!roster) return { there: [], unknown: [...open] };
    const there = asked.filter(({ jid, before }) => {
      const now = roster.get(jid);
      return now !== undefined && gainedSince(before, now);
    });
    return { there, unknown: [] };
  },

  async remove({ session }, { jid, before }) {
    const now = (await readRoster(session)).roster?.get(jid);
    if (now === undefined) return;
    for (const stanza of undoContact(session, jid, before, now)) session.send(stanza);
    // RFC 6120, section 10.1: what is read of the roster from now on is what it has become
    await fence(session);
  },
};
