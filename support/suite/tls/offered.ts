import type { TlsAnswer } from '../../protocol/websocket';

/** A ClientHello that a case sent, and what came of it. */
export interface TlsHandshake extends TlsAnswer {
  offered: string;
}
