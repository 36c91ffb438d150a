import { retract, tellItem, listItems, type CreationOf } from '../../protocol/session';
import type { Kind } from './kind';

/** The items of each node tell (XEP-0060, section 6.5); an open entry is asked for by its id (6.5.8). */
export const items: Kind<'item'> = {
  kind: 'item',

  async find({ session, isOver }, open, ended) {
    const found = { there: [] as CreationOf<'item'>[], unknown: [] as CreationOf<'item'>[] };
    for (const node of new Set([...open, ...ended].map((item) => item.node))) {
      const listed = isOver() ? null : await listItems(session, node);
      const lists = ({ id, node: at }: CreationOf<'item'>): boolean =>
        at === node && listed?.includes(id) === true;
      found.there.push(...[...open, ...ended].filter(lists));
      for (const item of open.filter((each) => each.node === node && !lists(each))) {
        const told = isOver() ? 'unknown' : await tellItem(session, node, item.id);
        if (told === 'there') found.there.push(item);
        if (told === 'unknown') found.unknown.push(item);
      }
    }
    return found;
  },

  async remove({ session }, { node, id }) {
    await retract(session, node, id);
  },
};
