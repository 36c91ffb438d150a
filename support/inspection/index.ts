export { giveAccount } from './account';
export { CaptureError, type Conversation, type Format, type Reading } from './conversation';
export { readText } from './file-text';
export { holdingsInHar } from './har-holding';
export { describeHoldings, holdingsIn, type Holding } from './holding';
export { readCapture } from './read-capture';
export { prepare, type Recorded } from './recorded';
export { findLeft, redactCopy, secretsOf } from './redacted-copy';
export { compareFalls, compareStops, findFalls, type Fall, type Member } from './together';
