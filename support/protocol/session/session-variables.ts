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
      scram: scramFirstMessage(account.username),
    }),
    ...(session.fullJid !== null && { full: session.fullJid }),
  };
}
