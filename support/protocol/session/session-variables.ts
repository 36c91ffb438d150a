import type { ConnectionRecorder } from '../wire/recorder';
import type { Variables } from '../xml/query';
import { plainMessage } from './plain-message';
import { scramFirstMessage } from './scram';
import type { Target } from '../../configuration';
import type { SessionSetting } from './session-setting';

/** What the variables need to know of a session. */
interface Speaker {
  setting: SessionSetting;
  target: Target;
  bareJid: string;
  fullJid: string | null;
}

/** The nonce of the connections that have asked for one. */
const nonces = new WeakMap<ConnectionRecorder, string>();

function nonceOf(connection: ConnectionRecorder): string {
  const nonce = nonces.get(connection) ?? connection.recorder.inventions.draw('nonce');
  nonces.set(connection, nonce);
  return nonce;
}

/** What target, account and bind give the templates and expressions of a session. */
export function deriveVariables(session: Speaker): Variables {
  const { account } = session.setting;
  const { domain, pubsub } = session.target;
  return {
    domain,
    pubsub,
    ...(account && {
      bare: session.bareJid,
      resource: account.resource,
      plain: plainMessage(session.bareJid, account.username, account.password),
      scram: scramFirstMessage(account.username, nonceOf(session.setting.recorder)),
    }),
    ...(session.fullJid !== null && { full: session.fullJid }),
  };
}
