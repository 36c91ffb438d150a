import type { Element } from '@xmldom/xmldom';
import type { Jid } from '../jid';
import type { Session } from '../stream/session';
import { pushRoster } from './roster';
import { refuse, serialise, type Stanza } from './stanza';

const types = ['subscribe', 'subscribed', 'unsubscribe', 'unsubscribed'];

export function isSubscription(stanza: Stanza): boolean {
  return types.includes(stanza.type ?? '');
}

/** Handles presence that asks for, gives or takes the right to see presence (RFC 6121, section 3). */
export function handleSubscription(session: Session, stanza: Stanza): void {
  const { server } = session;
  const { to, type } = stanza;
  if (to === null) {
    refuse(session, stanza, { condition: 'bad-request' });
    return;
  }
  if (!server.exists(to.bare)) {
    // the bots, which are contacts already, have no account either
    server.behaviour.directedPresence.onMissing(session, stanza);
    return;
  }
  if (to.bare === session.address.bare) return;
  if (type === 'subscribe') ask(session, stanza, to);
  else if (type === 'subscribed') grant(session, stanza, to);
  else if (type === 'unsubscribe') end(session, stanza, { watcher: session.address.bare, watched: to.bare });
  else end(session, stanza, { watcher: to.bare, watched: session.address.bare });
}

function ask(session: Session, stanza: Stanza, to: Jid): void {
  const { contacts } = session.server;
  const own = session.address.bare;
  const mine = contacts.item(own, to.bare);
  Object.assign(mine, { asked: !mine.to, listed: true });
  pushRoster(session.server, own, mine);
  const theirs = contacts.item(to.bare, own);
  theirs.wanted = !theirs.from;
  pass(session, stanza, to);
}

function grant(session: Session, stanza: Stanza, to: Jid): void {
  const { contacts } = session.server;
  const own = session.address.bare;
  const mine = contacts.item(own, to.bare);
  // 3.1.5: an approval that nobody asked for changes nothing
  if (!mine.wanted) return;
  Object.assign(mine, { wanted: false, from: true, listed: true });
  const theirs = contacts.item(to.bare, own);
  Object.assign(theirs, { asked: false, to: true });
  pushRoster(session.server, own, mine);
  pass(session, stanza, to);
  pushRoster(session.server, to.bare, theirs);
  showPresence(session, to, true);
}

/** 3.2 and 3.3: one of both ends what lets `watcher` see `watched`. */
function end(session: Session, stanza: Stanza, pair: { watcher: string; watched: string }): void {
  const { contacts } = session.server;
  const watching = contacts.item(pair.watcher, pair.watched);
  const seen = contacts.item(pair.watched, pair.watcher);
  const lost = seen.from;
  Object.assign(watching, { to: false, asked: false });
  Object.assign(seen, { from: false, wanted: false });
  for (const [owner, item] of [
    [pair.watcher, watching],
    [pair.watched, seen],
  ] as const) {
    if (item.listed) pushRoster(session.server, owner, item);
  }
  if (stanza.to !== null) pass(session, stanza, stanza.to);
  if (lost && stanza.to !== null) showPresence(session, stanza.to, false, pair);
}

/** Passes the stanza on with the bare JIDs of both (RFC 6120, 8.1.2.1). */
function pass(session: Session, stanza: Stanza, to: Jid): void {
  const copy = stanza.element.cloneNode(true) as Element;
  copy.setAttribute('from', session.address.bare);
  copy.setAttribute('to', to.bare);
  for (const target of session.server.sessionsOf(to.bare)) {
    if (target.available) target.send(serialise(copy));
  }
}

function showPresence(
  session: Session,
  to: Jid,
  available: boolean,
  pair = { watcher: to.bare, watched: session.address.bare },
): void {
  const { server } = session;
  const { presence } = server.behaviour;
  for (const source of server.sessionsOf(pair.watched).filter((each) => each.available)) {
    for (const target of server.sessionsOf(pair.watcher).filter((each) => each.available)) {
      if (available && source.presence) target.send(presence.copy(source.presence, source.full, target.full));
      else target.send(presence.unavailable(source.full, target.full));
    }
  }
}
