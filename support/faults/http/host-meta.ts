import { faultsOf, replace, type Fault } from '../fault';
import type { HostMeta } from '../../reference-server/http/host-meta';

const bent = faultsOf('hostMeta');

/** A fault of a document that is published where it may be, over TLS. */
function published(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: HostMeta) => void,
): Fault {
  const fault = bent(name, sentence, breaks, (phase) => {
    phase.published = (secure) => secure;
    bend(phase);
  });
  return { ...fault, tls: true };
}

/** There is a host-meta document, and it is not as it should be (XEP-0156). */
export const hostMetaFaults: readonly Fault[] = [
  bent(
    'host-meta-over-http',
    'A host-meta document is published, over plain HTTP as well.',
    ['XEP0156-2.2-c'],
    (phase) => (phase.published = () => true),
  ),
  published(
    'host-meta-links-in-clear',
    'A host-meta document is published whose address of the WebSocket is one of ws.',
    ['XEP0156-2.2-a'],
    (phase) =>
      replace(
        phase,
        'links',
        (right) => (host) => right(host).map(({ rel, href }) => ({ rel, href: href.replace('wss:', 'ws:') })),
      ),
  ),
  published(
    'host-meta-without-websocket',
    'A host-meta document is published that does not link to the WebSocket.',
    ['RFC7395-4-a'],
    (phase) => (phase.links = () => []),
  ),
  published(
    'host-meta-as-json',
    'A host-meta document is published as JSON alone.',
    ['XEP0156-2.2-b'],
    (phase) => (phase.write = (links) => ({ type: 'application/json', text: JSON.stringify({ links }) })),
  ),
  published(
    'host-meta-unreadable-elsewhere',
    'A host-meta document is published that pages of no other origin may read.',
    ['XEP0156-3-a'],
    (phase) => (phase.readers = () => []),
  ),
  published(
    'host-meta-for-one-origin',
    'A host-meta document is published that pages of one other origin alone may read.',
    ['XEP0156-3-a'],
    (phase) => (phase.readers = () => [['Access-Control-Allow-Origin', 'https://desk.example']]),
  ),
];
