import type { Account, Target } from '../../configuration';
import type { ConnectionRecorder } from '../wire/recorder';
import type { Variables } from '../xml/query';
import type { CaseVariables } from './case-variables';
import type { Ledger } from './ledger';
import type { Patience } from './patience';
import type { Stimulus } from './stimulus';

/** What a session is made of besides its socket. */
export interface SessionSetting {
  /** Name of the party in the features: `the agent`. */
  party: string;
  target: Target;
  /** Whose credentials it uses; null for a client that never signs in. */
  account: Account | null;
  /** Where all that outlives the session is written down before it is asked for. */
  ledger: Ledger;
  recorder: ConnectionRecorder;
  /** What the run has learnt of how long to wait; nothing unless given. */
  patience?: Patience;
  /** Is told of the full JID of each bind result. */
  onBound?: (fullJid: string) => void;
  /** Values of the case that expressions and templates may name; none unless given. */
  variables?: CaseVariables;
}

/** Where a wait begins, and what else its expression may name. */
export interface Wait {
  /** The stimulus whose reaction is meant; the last one unless told. */
  stimulus?: Stimulus;
  variables?: Variables;
  /** Milliseconds until it is given up; `limits.reply` unless told. */
  withinMs?: number;
}
