import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import { replace, rewrite } from '../../faults/fault';
import type { Behaviour } from '../../reference-server/decisions';

type Plant = (behaviour: Behaviour) => void;

/** Holds the whole server up: what takes long in it takes long for its clients. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

const header =
  (name: string, value: string): Plant =>
  ({ upgrade }) =>
    replace(upgrade, 'headers', (right) => (request, accept) => [...right(request, accept), [name, value]]);

const mechanism =
  (name: string): Plant =>
  ({ stream }) => {
    stream.mechanisms = [...stream.mechanisms, name];
  };

const afterBind =
  (write: (bare: string, full: string, domain: string) => Xml): Plant =>
  ({ bind }) => {
    bind.afterwards = ({ jid, server }) => [write(jid?.bare ?? '', jid?.full ?? '', server.domain)];
  };

/** What a new release of a server may do otherwise, and no fault of the registry does. */
export const plants: Readonly<Record<string, Plant>> = {
  'nothing-changed': () => undefined,
  'subid-returned': ({ subscribing }) =>
    rewrite(subscribing, 'confirmation', (text) =>
      text.replace(' subscription="', ' subid="4f2a91c07b" subscription="'),
    ),
  'mechanism-scram': mechanism('SCRAM-SHA-1'),
  'mechanism-other': mechanism('DIGEST-MD5'),
  'event-namespace': ({ delivery }) =>
    rewrite(delivery, 'event', (text) => text.replace(namespaces.pse, `${namespaces.pse}s`)),
  'bind-slower': ({ bind }) =>
    replace(bind, 'jid', (right) => (...asked) => {
      pause(300);
      return right(...asked);
    }),
  'ping-later': ({ liveness }) =>
    replace(liveness, 'answerPing', (right) => (request) => {
      pause(200);
      right(request);
    }),
  'features-reordered': ({ stream }) =>
    replace(stream, 'features', (right) => (children) => right([...children].reverse())),
  'header-added': header('X-Served-By', 'node-2'),
  'cookie-added': header('Set-Cookie', 'JSESSIONID=4f2a91c07b; Path=/'),
  'header-spelled-otherwise': ({ upgrade }) =>
    replace(
      upgrade,
      'headers',
      (right) => (request, accept) =>
        right(request, accept).map(([name, value]) => [
          name.toLowerCase(),
          value === 'upgrade' ? 'Upgrade' : value,
        ]),
    ),
  'cipher-gone': ({ tls }) => {
    tls.ciphers = 'TLS_AES_128_GCM_SHA256:ECDHE-ECDSA-AES128-GCM-SHA256';
  },
  'certificate-reissued': ({ tls }) => {
    tls.validDays = 90;
  },
  'certificate-renamed': ({ tls }) => {
    tls.names = [...tls.names, 'finesse-b.example'];
  },
  'roster-pushed': afterBind(
    (bare, full) =>
      xml`<iq xmlns="${namespaces.client}" type="set" id="push-1" from="${bare}" to="${full}"><query xmlns="${namespaces.roster}"><item jid="new@finesse.example" subscription="none"/></query></iq>`,
  ),
  'open-prefixed': ({ stream }) =>
    rewrite(stream, 'open', (text) => text.replace('<open', '<fr:open').replace(" xmlns='", " xmlns:fr='")),
  'features-unprefixed': ({ stream }) =>
    rewrite(stream, 'features', (text) =>
      text.replace(/(<\/?)stream:/g, '$1').replace(' xmlns:stream=', ' xmlns='),
    ),
  'close-as-strophe': ({ closing }) =>
    rewrite(closing, 'close', () => `<close xmlns="${namespaces.framing}" />`),
  'session-demanded': ({ stream }) => rewrite(stream, 'features', (text) => text.replace('<optional/>', '')),
  'stream-ids-as-uuid': ({ stream }) => {
    stream.nextId = () => crypto.randomUUID();
  },
  'bind-result-from-domain': ({ bind }) =>
    replace(bind, 'address', (right) => (answer, session) => ({
      ...right(answer, session),
      from: session.server.domain,
    })),
};
