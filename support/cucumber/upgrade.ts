import { endpointOf } from '../session';
import { Blocked, Nonconformity } from '../verdict';
import {
  addHeader,
  probeUpgrade,
  upgradeRequest,
  withoutHeader,
  type Handshake,
  type Response,
  type UpgradeRequest,
} from '../websocket';
import type { ConformanceWorld } from './world';

/** Sends one upgrade request on a raw socket, changed as the case wants, and keeps what comes back. */
export async function requestUpgrade(
  world: ConformanceWorld,
  change: (request: UpgradeRequest) => UpgradeRequest,
): Promise<void> {
  const { target } = world;
  const endpoint = endpointOf(target);
  const recorder = world.recorder.connect('the client', target.url);
  const request = change(upgradeRequest(endpoint));
  world.handshake?.connection.destroy();
  world.handshake = await probeUpgrade(endpoint, request, { recorder, withinMs: target.limits.replyMs });
}

/** The same request with these headers in place of any of their names; a name given twice is sent twice. */
export function withHeaders(request: UpgradeRequest, headers: readonly [string, string][]): UpgradeRequest {
  const bare = headers.reduce((changed, [name]) => withoutHeader(changed, name), request);
  return headers.reduce((changed, [name, value]) => addHeader(changed, name, value), bare);
}

/** The last upgrade that was probed. @throws Error where no step has asked for one */
export function requireUpgrade(world: ConformanceWorld): Handshake {
  if (!world.handshake) throw new Error('no upgrade has been requested: a When must come first');
  return world.handshake;
}

/** Checks the response to the last upgrade. A missing or garbled response meets no expectation. */
export function requireResponse(
  world: ConformanceWorld,
  holds: (response: Response) => boolean,
  expected: string,
): void {
  const handshake = requireUpgrade(world);
  if (handshake.outcome === 'answered' && holds(handshake.response)) return;
  throw new Nonconformity({
    sent: world.recorder.redact(head(handshake.request, requestLine(handshake.request))),
    expected: [expected],
    got: world.recorder.redact(`${describeResponse(handshake)}\nafter ${handshake.elapsedMs.toFixed(1)} ms`),
    next: null,
  });
}

/** Checks that the last upgrade led to a WebSocket. @throws Blocked where it did not: that has a rule of its own */
export function requireSwitched(world: ConformanceWorld): Response {
  const handshake = requireUpgrade(world);
  if (handshake.outcome === 'answered' && handshake.response.status === 101) return handshake.response;
  throw new Blocked(`the upgrade was not answered with 101 but: ${describeResponse(handshake)}`);
}

/** The values of every header of a name, in any case, in their order. */
export function headerValues(message: Pick<Response, 'headers'>, name: string): string[] {
  return message.headers
    .filter(([each]) => each.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value);
}

function describeResponse(handshake: Handshake): string {
  if (handshake.outcome === 'answered') {
    const { response } = handshake;
    return head(response, `${response.version} ${String(response.status)} ${response.reason}`.trimEnd());
  }
  const bytes = handshake.received.subarray(0, 200).toString('latin1');
  const received = bytes === '' ? 'no bytes' : JSON.stringify(bytes);
  return handshake.outcome === 'garbled'
    ? `not an HTTP response (${handshake.problem}): ${received}`
    : `no response (${handshake.outcome}), ${received} received`;
}

function requestLine(request: UpgradeRequest): string {
  return `${request.method} ${request.target} ${request.version}`;
}

function head({ headers }: Pick<Response, 'headers'>, line: string): string {
  return [line, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
}
