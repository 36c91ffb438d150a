import type { Element } from '@xmldom/xmldom';
import type { Xml } from '../../protocol/xml/template';
import { faultsOf, replace, type Fault } from '../fault';
import type { Session } from '../../reference-server/stream/session';
import type { Admission } from '../../reference-server/stanza/handling';
import { serialise, type Stanza } from '../../reference-server/stanza/stanza';

const admitting = faultsOf('admission');

/** Refuses a stanza as it should be, but not before it has had an effect. */
function despite(
  refusal: keyof Admission,
  effect: (session: Session, stanza: Stanza) => void,
): (phase: Admission) => void {
  return (phase) =>
    replace(phase, refusal, (right) => (session, stanza) => {
      effect(session, stanza);
      return right(session, stanza);
    });
}

function answer(session: Session, stanza: Stanza): void {
  const { stanzas } = session.server.behaviour;
  if (stanza.kind === 'iq') session.send(stanzas.result(stanzas.answer(stanza, session), undefined));
}

/** The client has no address yet to stamp a stanza with, so the domain speaks for it. */
function stamp({ server }: Session, element: Element): Xml {
  const copy = element.cloneNode(true) as Element;
  copy.setAttribute('from', server.domain);
  return serialise(copy);
}

function reflect(session: Session, { kind, element }: Stanza): void {
  if (kind !== 'iq') session.send(stamp(session, element));
}

function deliver(session: Session, { kind, to, element }: Stanza): void {
  if (kind === 'iq' || to === null) return;
  for (const target of session.server.sessionsOf(to.bare)) target.send(stamp(session, element));
}

/** Nobody is signed in yet, so the contact is everybody's. */
function addContact({ server }: Session, { element }: Stanza): void {
  const contact = element.getElementsByTagName('item')[0]?.getAttribute('jid') ?? null;
  if (contact === null) return;
  for (const name of server.passwords.keys()) {
    server.contacts.item(`${name}@${server.domain}`, contact).listed = true;
  }
}

function addSubscription({ server }: Session, { element }: Stanza): void {
  const subscribe = element.getElementsByTagName('subscribe')[0];
  const node = server.nodes.find(subscribe?.getAttribute('node') ?? '');
  const jid = subscribe?.getAttribute('jid') ?? '';
  node?.subscriptions.push({ node: node.name, jid, state: 'subscribed', delivers: true });
}

/** Stanzas that come too early end the stream and are carried out all the same (RFC 6120, sections 4.3.5 and 7.1). */
export const earlyEffectFaults: readonly Fault[] = [
  admitting(
    'early-stanza-obeyed-and-refused',
    'An iq before authentication gets a result, and then the stream ends.',
    ['RFC6120-4.9.3.12-a', 'RFC6120-4.3.5-b'],
    despite('beforeRestart', answer),
  ),
  admitting(
    'early-stanza-reflected',
    'A message or presence before authentication comes back to the client, and then the stream ends.',
    ['RFC6120-4.3.5-b'],
    despite('beforeRestart', reflect),
  ),
  admitting(
    'early-stanza-delivered',
    'A message or presence before authentication reaches its addressee, and then the stream ends.',
    ['RFC6120-4.3.5-b'],
    despite('beforeRestart', deliver),
  ),
  admitting(
    'early-contact-added',
    'A contact that is added before authentication is in the roster of every account.',
    ['RFC6120-4.9.3.12-a'],
    despite('beforeRestart', addContact),
  ),
  admitting(
    'unbound-message-reflected',
    'A message before bind comes back to the client, and then the stream ends.',
    ['RFC6120-7.1-a'],
    despite('beforeBind', reflect),
  ),
  admitting(
    'unbound-message-delivered',
    'A message before bind reaches its addressee, and then the stream ends.',
    ['RFC6120-7.1-a'],
    despite('beforeBind', deliver),
  ),
  admitting(
    'unbound-subscription-made',
    'A subscription that is asked for before bind is made, and then the stream ends.',
    ['RFC6120-7.1-a'],
    despite('beforeBind', addSubscription),
  ),
];
