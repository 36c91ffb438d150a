import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import { parseJid } from '../jid';
import type { IqRequest } from '../stanza/iq';
import { childOf, type Refusal } from '../stanza/stanza';
import { findSubscription, isTrue, readForm, type Subscription } from './node-store';
import { findNode, refusal, type PubsubRequest } from './service';

/** Subscription options (6.3). */
export const options = {
  form: (subscription: Subscription): Xml =>
    xml`<options node="${subscription.node}" jid="${subscription.jid}"><x xmlns="${namespaces.xdata}" type="form"><field var="FORM_TYPE" type="hidden"><value>${namespaces.ps}#subscribe_options</value></field><field var="pubsub#deliver" type="boolean" label="Deliver events?"><value>${subscription.delivers ? '1' : '0'}</value></field></x></options>`,

  // 6.3.4.2
  checkSubscribed: (existing: Subscription | undefined): Refusal | null =>
    existing ? null : refusal('unexpected-request', 'not-subscribed'),
};

export type Options = typeof options;

declare module '../decisions' {
  interface Behaviour {
    options: Options;
  }
}

/** Answers `<options/>`: the form, or a change of it. */
export function handleOptions(request: PubsubRequest): Refusal | null {
  const { iq, action, requester } = request;
  const { service, options: phase } = iq.session.server.behaviour;
  const node = findNode(request);
  if ('condition' in node) return node;
  const jid = action.getAttribute('jid');
  if (jid === null) return refusal('bad-request', 'jid-required');
  // 6.3.4.1
  if (!service.owns(requester, jid)) return refusal('forbidden');
  const existing = findSubscription(node, parseJid(jid)?.full ?? jid);
  const problem = phase.checkSubscribed(existing);
  if (problem !== null || !existing) return problem ?? refusal('internal-server-error');
  if (iq.isGet) iq.reply(service.pubsub(phase.form(existing)));
  else changeOptions(iq, request, existing);
  return null;
}

function changeOptions(iq: IqRequest, { action }: PubsubRequest, subscription: Subscription): void {
  const delivers = readForm(childOf(action, namespaces.xdata, 'x')).get('pubsub#deliver');
  if (delivers === undefined || !/^(?:0|1|true|false)$/.test(delivers)) {
    iq.refuse(refusal('bad-request', 'invalid-options'));
    return;
  }
  subscription.delivers = isTrue(delivers);
  iq.reply();
}
