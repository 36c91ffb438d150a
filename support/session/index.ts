export { becomePresent, bind, bindElement, ping } from './binding';
export { closeSession, endpointOf, giveBackAll, openSession } from './connect';
export { describeHeard, describeOutcome, nameOutcome, SetupFailure } from './failure';
export { Inbox, type Closing, type Outcome } from './inbox';
export { Ledger, type LedgerEntry, type LedgerStore } from './ledger';
export { documentOf, lastValue, matches, type Message } from './message';
export { authElement, authenticate, plainMessage, wrapAuth, type Authzid } from './plain';
export { Session, type SessionSetting } from './session';
export { reach, stages, type Stage } from './stage';
export { closeElement, openElement, openStream } from './stream';
export {
  giveBack,
  listSubscriptions,
  publish,
  pubsubRequest,
  requestSubscription,
  requestSubscriptions,
  requestUnsubscription,
  retract,
  subscribe,
  type ListedSubscription,
} from './subscription';
export { fill } from './template';
