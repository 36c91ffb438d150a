export { ConnectionRecorder, Recorder, type HttpMessage } from './recorder';
export { encodings, makeScrubber, redactHeaders, redactXml } from './redact';
export { leastSearched } from './secret-pattern';
export type * from './transcript';
