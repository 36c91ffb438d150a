import type { Document } from '@xmldom/xmldom';
import { holds, select, textOf } from '../xml/query';

/** Contacts by bare JID, each with its subscription: `none`, `to`, `from` or `both`. RFC 6121, section 2.1.2.5. */
export type Roster = ReadonlyMap<string, string>;

/** The roster that a message tells in answer to a request, or null where it tells none. RFC 6121, section 2.1.4. */
export function rosterOf(document: Document): Roster | null {
  if (!holds('/client:iq[@type="result"]/roster:query', document)) return null;
  const items = select('/client:iq/roster:query/roster:item', document);
  return new Map(items.map((item) => [textOf('@jid', item), textOf('@subscription', item)]));
}
