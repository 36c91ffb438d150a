export { certifiedName, locate, type Address, type Endpoint } from './endpoint';
export { connect, Unreachable, type ConnectOptions, type UnreachableKind } from './transport';
export {
  acceptFor,
  addHeader,
  decodeRequest,
  encodeRequest,
  inventKey,
  upgradeRequest,
  withHeader,
  withoutHeader,
  type UpgradeOptions,
  type UpgradeRequest,
} from './upgrade-request';
export { probeUpgrade, type Handshake, type ProbeOptions, type Response } from './handshake';
export {
  clientFrame,
  closePayload,
  describePayload,
  encodeFrame,
  opcodes,
  readClose,
  typeOf,
  type Frame,
  type ReceivedFrame,
} from './frame';
export { isBodyInOrder, isSendable, isUtf8 } from './violation';
export { FrameDecoder } from './frame-decoder';
export { RawConnection, type RawFrame, type RawOptions, type Received } from './raw-connection';
export { cipherSuites, tlsVersions, type SuiteName, type TlsVersion } from './client-hello';
export { offerTls, type TlsAnswer } from './tls-offer';
export { frameSocket } from './frame-socket';
export { readSentChain, type SentCertificate } from './sent-chain';
export { openSocket, type OpenOptions } from './open-socket';
export type { Closing, Message, Socket } from './socket';
export { UpgradeRefused, type Refusal } from './upgrade-refused';
