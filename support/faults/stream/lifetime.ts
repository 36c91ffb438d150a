import { fault, replace, type Fault } from '../fault';
import { endWithError } from '../../reference-server/stream/closing';
import type { Session } from '../../reference-server/stream/session';

const breaks = ['RFC6120-2.4-a', 'FIN-CONNECTION-a'];

/** Ways to be rid of a client. */
const ways = {
  'a close frame': ({ peer }: Session) => peer.close(1001),
  'the end of TCP': ({ peer }: Session) => peer.hangUp(),
  'a stream error': (session: Session) =>
    endWithError(session, { condition: 'policy-violation', text: 'You have been here for long enough.' }),
} as const;

type Way = keyof typeof ways;

const slugs: Readonly<Record<Way, string>> = {
  'a close frame': 'close-frame',
  'the end of TCP': 'tcp',
  'a stream error': 'stream-error',
};

/** Every session ends so many milliseconds after its bind, whatever its client does: a cap of its life. */
function kicked(afterMs: number, way: Way): Fault {
  const name = `kicked-after-${String(afterMs)}-ms-by-${slugs[way]}`;
  const sentence = `Every session is ended ${String(afterMs)} ms after its bind, by ${way}.`;
  return fault(name, sentence, breaks, ({ bind }) =>
    replace(bind, 'afterwards', (right) => (session) => {
      setTimeout(() => ways[way](session), afterMs).unref();
      return right(session);
    }),
  );
}

/** Every session ends once its client has said nothing for a while. */
function killedWhenIdle(way: Way): Fault {
  const idleMs = 700;
  return fault(
    `idle-killed-by-${slugs[way]}`,
    `A session that is bound and says nothing for ${String(idleMs)} ms is ended, by ${way}.`,
    breaks,
    ({ bind }) =>
      replace(bind, 'afterwards', (right) => (session) => {
        const timer = setTimeout(() => ways[way](session), idleMs).unref();
        const { peer } = session;
        const receive = peer.receive.bind(peer);
        peer.receive = (bytes) => {
          timer.refresh();
          receive(bytes);
        };
        return right(session);
      }),
  );
}

/** Sessions do not last, whatever their clients do (RFC 6120, section 2.4). */
export const lifetimeFaults: readonly Fault[] = [
  kicked(50, 'a close frame'),
  kicked(200, 'a stream error'),
  kicked(200, 'the end of TCP'),
  kicked(500, 'the end of TCP'),
  kicked(1000, 'a close frame'),
  killedWhenIdle('the end of TCP'),
  killedWhenIdle('a stream error'),
];
