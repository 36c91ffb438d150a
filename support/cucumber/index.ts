export { requireSatisfied, type DocumentName } from './document';
export { beginConversation } from './conversation';
export { attachJudgement } from './judged';
export { causeEvent, finesseApi } from './event-source';
export {
  expectAnswer,
  expectMessage,
  expectNone,
  nonconformity,
  requireMatch,
  type Expected,
} from './expectation';
export type { AwaitedFrame, MessageForm, Wanted } from './outcome-types';
export { nodeId, type NodeName } from './node-name';
export type { Party } from './party';
export { ConformanceWorld } from './world';
export {
  headerValues,
  requestUpgrade,
  requireResponse,
  requireSwitched,
  requireUpgrade,
  requireHttpError,
  requireRefused,
} from './upgrade';
export { readSending, withHeaders } from './request-shape';
export { requireSequel } from './upgrade-sequel';
export { offer, requireCertificateName, requireTls } from './tls-handshake';
export { getPage, requirePage } from './web-document';
export { requireEachFrame } from './frame-rules';
export { requireSubscribed } from './subscribed';
export { useBadPassword } from './bad-password';
export { expectSince, requireUpdate } from './events';
export { requireNetworkRow, requireTrust } from './transcript-check';
export { requireVersionQuery } from './version-query';
export { breakProtocol, expectEnd, expectFailed, expectFrame } from './frame-expectation';
export { connectInFrames, connectionOf, sendFrames, type FrameRow } from './frames';
export { matching, notOneDocument, requireNowhere, requireTextOnly, satisfying } from './passive';
export { requireDistinctIds, requireEachOnce, requireLastItem, requireNoEvent } from './every-event';
export { requireNoSubscription, requireOffer } from './offer';
export { prepareNode } from './prepared-node';
export { publishItem } from './publication';
export { askSystemInformation, requireSystemInformation } from './system-information';
export {
  expectNoSilentEnd,
  expectStreamEnd,
  expectUnlessEnded,
  requireFeature,
  requireNotHeard,
  requireReaction,
} from './stream-end';
export { sendPlainMessage, tryWrongPasswords } from './sasl-attempt';
export { openStreams, requireFreshStreamIds } from './stream-ids';
export { grantSight, putRosterBack, requireNoSight } from './roster';
export { requireVerified } from './capabilities';
export { requireEach, type SendSeries } from './series';
export { remember } from './remembered';
