import { itemsOf, nodeConfiguration, deleteNode, type CreationOf, type Told } from '../../protocol/session';
import type { Kind } from './kind';

/** The service's list of its nodes tells (XEP-0060, section 5.2), and for whom it may not, the node's owner is asked (8.2). */
export const nodes: Kind<'node'> = {
  kind: 'node',

  async find({ session, isOver }, open, ended) {
    const listed = open.length + ended.length > 0 ? await itemsOf(session) : null;
    const found = {
      there: ended.filter(({ node }) => listed?.includes(node)),
      unknown: [] as CreationOf<'node'>[],
    };
    for (const creation of open) {
      const lists = listed?.includes(creation.node);
      const ask = (): Promise<Told> => nodeConfiguration(session, creation.node);
      const told = lists ? 'there' : isOver() ? 'unknown' : await ask();
      if (told === 'there') found.there.push(creation);
      // where the owner may read no configuration, a list without the node says that it is gone
      else if (told === 'unknown' && listed === null) found.unknown.push(creation);
    }
    return found;
  },

  async remove({ session }, { node }) {
    await deleteNode(session, node);
  },
};
