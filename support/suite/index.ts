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

export { expectSatisfied, type DocumentName } from './web/document';
export { readSending, withHeaders } from './upgrade/request-shape';
export { askSystemInformation } from './rest/system-information';
export { offer, expectCertificateName, expectTls } from './tls/tls-handshake';
export {
  expectGranted,
  headerValues,
  requestUpgrade,
  expectResponse,
  lastUpgrade,
  expectHttpError,
  expectRefused,
} from './upgrade/upgrade';
export { expectSequel } from './upgrade/upgrade-sequel';
export { getPage, assumePage } from './web/web-document';

export { assumePongs, breakProtocol, expectEnd, expectFailed, expectFrame } from './frames/frame-expectation';
export { expectEachFrame } from './frames/frame-rules';
export { connectInFrames, sendFrames, type FrameRow } from './frames/frames';

export { remember } from './stream/remembered';
export { authenticateAs, sendPlainMessage, tryWrongPasswords } from './authentication/sasl-attempt';
export { expectAlive, keepPinging, keepQuiet, quietMs } from './stream/long-life';
export { holdConversation } from './soak/conversation';
export { assumeHeld, expectNever } from './soak/expectations';
export { expectEach, type SendSeries } from './stream/series';
export {
  expectNoSilentEnd,
  expectStreamEnd,
  expectUnlessEnded,
  assumeEnded,
  assumeFeature,
  expectNotHeard,
  assumeReaction,
} from './stream/stream-end';

export { expectVerified } from './presence/capabilities';
export { grantSight, putRosterBack, assumeNoSight } from './presence/roster';
export { expectVersionQuery } from './presence/version-query';

export { causeEvent, publishText } from './pubsub/event-source';
export { expectEventInTime, expectEventOf } from './pubsub/late-event';
export { expectNotToldAgain } from './pubsub/told-again';
export { expectInOrder } from './pubsub/event-order';
export { expectPublishedText } from './pubsub/event-text';
export {
  assumeEvents,
  expectDistinctIds,
  expectEachOnce,
  expectEvents,
  expectNoEvent,
} from './pubsub/every-event';
export { assumeLastItem } from './pubsub/last-item';
export type { SampleName } from './pubsub/sample-text';
export { expectAnswerInTime } from './pubsub/later-answer';
export { assumeNoSubscription, assumeOffered } from './pubsub/offer';
export { prepareNode } from './pubsub/prepared-node';
export { publishItem } from './pubsub/publication';
export { assumeListed, assumeSubscribed, assumeUnsubscribed } from './pubsub/subscribed';

export {
  kindOf,
  malformed,
  matching,
  notByItself,
  notOneDocumentWith,
  notOneElement,
  assumeSomewhere,
  expectNowhere,
  expectTextOnly,
  satisfying,
} from './transcript/passive';
export { expectEveryAnswerToBe } from './transcript/answers';
export { expectNoEnd } from './transcript/endings';
export { expectEveryFrame } from './transcript/every-frame';
export { expectOneOutcome } from './transcript/outcomes';
export { expectEveryAnswer } from './transcript/requests';
export { openStreams, expectFreshStreamIds } from './transcript/stream-ids';
export { expectNetworkRow, expectTrust } from './transcript/transcript-check';
