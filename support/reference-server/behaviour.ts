import { tls, type TlsPhase } from './certificate';
import { hostMeta, type HostMeta } from './http/host-meta';
import { upgrade, type Upgrade } from './http/upgrade';
import { delivery, type Delivery } from './pubsub/delivery';
import { discovery, type Discovery } from './pubsub/discovery';
import { options, type Options } from './pubsub/options';
import { owning, type Owning } from './pubsub/owning';
import { publishing, type Publishing } from './pubsub/publishing';
import { querying, type Querying } from './pubsub/querying';
import { service, type Service } from './pubsub/service';
import { subscribing, type Subscribing } from './pubsub/subscribing';
import { documents, type Documents } from './rest/documents';
import { events, type Events } from './rest/events';
import { resources, type Resources } from './rest/resources';
import { caps, type Caps } from './stanza/caps';
import { directedPresence, type DirectedPresence } from './stanza/directed-presence';
import { disco, type Disco } from './stanza/disco';
import { admission, type Admission } from './stanza/handling';
import { iq, type Iq } from './stanza/iq';
import { liveness, type Liveness } from './stanza/liveness';
import { message, type MessagePhase } from './stanza/message';
import { presence, type Presence } from './stanza/presence';
import { roster, type Roster } from './stanza/roster';
import { stanzas, type Stanzas } from './stanza/stanza';
import { bind, type Bind } from './stream/bind';
import { closing, type Closing } from './stream/closing';
import { elements, type Elements } from './stream/conversation';
import { input, type Input } from './stream/input';
import { stream, type StreamPhase } from './stream/opening';
import { plain, type Plain } from './stream/plain';
import { sasl, type Sasl } from './stream/sasl';
import { conduct, type Conduct } from './websocket/conduct';
import { frame, type FramePhase } from './websocket/frame';

/**
 * Every decision the server takes and every piece it writes, by the phase it belongs to. The right ones stand in the
 * files of the phases; a fault puts others in their place.
 */
export interface Behaviour {
  tls: TlsPhase;
  upgrade: Upgrade;
  hostMeta: HostMeta;
  frame: FramePhase;
  conduct: Conduct;
  input: Input;
  stream: StreamPhase;
  elements: Elements;
  closing: Closing;
  plain: Plain;
  sasl: Sasl;
  bind: Bind;
  admission: Admission;
  stanzas: Stanzas;
  iq: Iq;
  message: MessagePhase;
  presence: Presence;
  directedPresence: DirectedPresence;
  roster: Roster;
  caps: Caps;
  disco: Disco;
  liveness: Liveness;
  service: Service;
  subscribing: Subscribing;
  options: Options;
  discovery: Discovery;
  querying: Querying;
  publishing: Publishing;
  owning: Owning;
  delivery: Delivery;
  documents: Documents;
  events: Events;
  resources: Resources;
}

/** The conformant base, in copies that may be bent. */
export function makeBehaviour(): Behaviour {
  return {
    tls: { ...tls },
    upgrade: { ...upgrade },
    hostMeta: { ...hostMeta },
    frame: { ...frame },
    conduct: { ...conduct },
    input: { ...input },
    stream: { ...stream },
    elements: { ...elements },
    closing: { ...closing },
    plain: { ...plain },
    sasl: { ...sasl },
    bind: { ...bind },
    admission: { ...admission },
    stanzas: { ...stanzas },
    iq: { ...iq },
    message: { ...message },
    presence: { ...presence },
    directedPresence: { ...directedPresence },
    roster: { ...roster },
    caps: { ...caps },
    disco: { ...disco },
    liveness: { ...liveness },
    service: { ...service },
    subscribing: { ...subscribing },
    options: { ...options },
    discovery: { ...discovery },
    querying: { ...querying },
    publishing: { ...publishing },
    owning: { ...owning },
    delivery: { ...delivery },
    documents: { ...documents },
    events: { ...events },
    resources: { ...resources },
  };
}
