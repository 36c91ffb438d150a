import type { Behaviour } from './decisions';
import { tls } from './certificate';
import { hostMeta } from './http/host-meta';
import { upgrade } from './http/upgrade';
import { delivery } from './pubsub/delivery';
import { discovery } from './pubsub/discovery';
import { options } from './pubsub/options';
import { owning } from './pubsub/owning';
import { publishing } from './pubsub/publishing';
import { querying } from './pubsub/querying';
import { service } from './pubsub/service';
import { subscribing } from './pubsub/subscribing';
import { documents } from './rest/documents';
import { events } from './rest/events';
import { resources } from './rest/resources';
import { caps } from './stanza/caps';
import { directedPresence } from './stanza/directed-presence';
import { disco } from './stanza/disco';
import { admission } from './stanza/handling';
import { iq } from './stanza/iq';
import { liveness } from './stanza/liveness';
import { message } from './stanza/message';
import { presence } from './stanza/presence';
import { roster } from './stanza/roster';
import { stanzas } from './stanza/stanza';
import { bind } from './stream/bind';
import { closing } from './stream/closing';
import { elements } from './stream/conversation';
import { input } from './stream/input';
import { stream } from './stream/opening';
import { plain } from './stream/plain';
import { sasl } from './stream/sasl';
import { conduct } from './websocket/conduct';
import { frame } from './websocket/frame';

/** The right decisions; they stand in the files of the phases. */
const base: Behaviour = {
  tls,
  upgrade,
  hostMeta,
  frame,
  conduct,
  input,
  stream,
  elements,
  closing,
  plain,
  sasl,
  bind,
  admission,
  stanzas,
  iq,
  message,
  presence,
  directedPresence,
  roster,
  caps,
  disco,
  liveness,
  service,
  subscribing,
  options,
  discovery,
  querying,
  publishing,
  owning,
  delivery,
  documents,
  events,
  resources,
};

/** The conformant base, in copies that may be bent. */
export function makeBehaviour(): Behaviour {
  const copies = Object.entries(base).map(([phase, decisions]) => [phase, { ...decisions }] as const);
  return Object.fromEntries(copies) as Behaviour;
}
