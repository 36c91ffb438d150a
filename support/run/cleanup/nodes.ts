import { itemsOf, nodeConfiguration, deleteNode, type CreationOf } from '../../session';
import type { Kind } from './kind';

/** The service's list of its nodes tells (XEP-0060, section 5.2), and for whom it may not, the node's owner is asked (8.2). */
export const nodes: Kind<'node'> = {
  kind: 'node',

  async find({ session }, open, ended) {
    const listed = open.length + ended.length > 0 ? await itemsOf(session) : null;
    const found = {
      there: ended.filter(({ node }) => listed?.includes(node)),
      unknown: [] as CreationOf<'node'>[],
    };
    for (const creation of open) {
      const told = listed?.includes(creation.node)
        ? 'there'
        : await nodeConfiguration(session, creation.node);
      if (told === 'there') found.there.push(creation);
      // a list without it says that it is gone, unless it may be hidden from whoever may not see it
      else if (told === 'unknown' && listed === null) found.unknown.push(creation);
    }
    return found;
  },

  async remove({ session }, { node }) {
    await deleteNode(session, node);
  },
};
