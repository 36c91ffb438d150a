export { becomePresent, bind, bindElement, ping } from './binding';
export { closeSession, endpointOf, giveBackAll, openSession } from './connect';
export { endSession } from './ending';
export { describeHeard, describeOutcome, nameOutcome, SetupFailure, type Blocker } from './failure';
export { Inbox, type Closing, type Outcome } from './inbox';
export {
  bareOf,
  keyOf,
  type ContactState,
  type Creation,
  type CreationKind,
  type CreationOf,
} from './creation';
export { Ledger, type LedgerStore } from './ledger';
export { documentOf, lastValue, matches, type Message } from './message';
export {
  deleteNode,
  itemsOf,
  listItems,
  nodeConfiguration,
  owningRequest,
  tellItem,
  type Told,
} from './node';
export { authElement, authenticate, wrapAuth, type Authzid } from './plain';
export { plainMessage } from './plain-message';
export { CaseVariables } from './case-variables';
export { fence, sendPings } from './fence';
export { Patience } from './patience';
export { react } from './reaction';
export { Session } from './session';
export type { SessionSetting, Wait } from './session-setting';
export type { Stimulus, StimulusKind } from './stimulus';
export { gainedSince, readRoster, undoContact } from './roster';
export { rosterOf, type Roster } from './roster-items';
export { reach, StageFailure, stages, stepId, type Stage } from './stage';
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
