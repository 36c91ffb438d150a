export { ConnectionRecorder, Recorder, type HttpMessage } from './recorder';
export { encodings, makeScrubber, redactHeaders, redactXml } from './redact';
export type * from './transcript';
