export { beginConversation } from './conversation';
export {
  expectAnswer,
  expectMatch,
  expectMessage,
  expectNone,
  nonconformity,
  type Expected,
} from './expectation';
export { nodeId, type NodeName } from './node-name';
export type { AwaitedFrame, MessageForm, Wanted } from './outcome-types';
export type { Party } from './party';
export { ConformanceWorld } from './world';

export { requireSatisfied, type DocumentName } from './upgrade/document';
export { readSending, withHeaders } from './upgrade/request-shape';
export { askSystemInformation } from './upgrade/system-information';
export { offer, requireCertificateName, requireTls } from './upgrade/tls-handshake';
export {
  expectGranted,
  headerValues,
  requestUpgrade,
  requireResponse,
  requireUpgrade,
  requireHttpError,
  requireRefused,
} from './upgrade/upgrade';
export { requireSequel } from './upgrade/upgrade-sequel';
export { getPage, requireOfferedPage } from './upgrade/web-document';

export { breakProtocol, expectEnd, expectFailed, expectFrame } from './frames/frame-expectation';
export { requireEachFrame } from './frames/frame-rules';
export { connectInFrames, sendFrames, type FrameRow } from './frames/frames';

export { remember } from './stream/remembered';
export { authenticateAs, sendPlainMessage, tryWrongPasswords } from './stream/sasl-attempt';
export { requireEach, type SendSeries } from './stream/series';
export {
  expectNoSilentEnd,
  expectStreamEnd,
  expectUnlessEnded,
  requireFeature,
  requireNotHeard,
  requireReaction,
} from './stream/stream-end';

export { requireVerified } from './presence/capabilities';
export { grantSight, putRosterBack, requireNoSight } from './presence/roster';
export { requireVersionQuery } from './presence/version-query';

export { causeEvent } from './pubsub/event-source';
export { requireDistinctIds, requireEachOnce, requireLastItem, requireNoEvent } from './pubsub/every-event';
export { requireNoSubscription, requireOffer } from './pubsub/offer';
export { prepareNode } from './pubsub/prepared-node';
export { publishItem } from './pubsub/publication';
export { requireSubscribed, requireUnsubscribed } from './pubsub/subscribed';

export {
  matching,
  notByItself,
  notOneDocument,
  notOneDocumentWith,
  notOneElement,
  requireNowhere,
  requireTextOnly,
  satisfying,
} from './transcript/passive';
export { expectEveryAnswer } from './transcript/requests';
export { openStreams, requireFreshStreamIds } from './transcript/stream-ids';
export { requireNetworkRow, requireTrust } from './transcript/transcript-check';
