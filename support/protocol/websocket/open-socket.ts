import type { ConnectionRecorder } from '../wire/recorder';
import type { Endpoint } from './endpoint';
import type { Socket } from './socket';
import { connect } from './transport';
import { upgradeWithWs } from './ws-upgrade';

export interface OpenOptions {
  recorder: ConnectionRecorder;
  /** Milliseconds for TCP and TLS, and as many again for the upgrade. */
  withinMs: number;
  /** Subprotocols to offer; `xmpp` unless told. */
  protocols?: string[];
}

/**
 * Opens a WebSocket as a browser does, with everything it says and hears recorded.
 *
 * @throws Unreachable where no transport could be had; UpgradeRefused where it did not become a WebSocket.
 */
export async function openSocket(endpoint: Endpoint, options: OpenOptions): Promise<Socket> {
  const { recorder, withinMs, protocols = ['xmpp'] } = options;
  const transport = await connect(endpoint, { recorder, withinMs });
  return upgradeWithWs(endpoint, transport, { recorder, withinMs, protocols });
}
