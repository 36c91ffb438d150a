import { endpointOf, stepId } from '../../protocol/session';
import { Blocked, NotApplicable, Nonconformity, type Missing } from '../../judgement/verdict';
import {
  inventKey,
  probeUpgrade,
  upgradeRequest,
  type Endpoint,
  type Handshake,
  type ProbeOptions,
  type Response,
  type UpgradeRequest,
} from '../../protocol/websocket';
import { recallUpgrade } from '../recording/recorded-upgrade';
import type { ConformanceWorld } from '../world';

/** How a request is sent where it departs from one HTTP request in one piece on the target's own endpoint. */
export type Sending = Partial<Omit<ProbeOptions, 'recorder'>> & {
  endpoint?: Endpoint;
  /** Cuts the request into the pieces that go out one by one. */
  cut?: (request: UpgradeRequest) => Buffer[];
};

/** Sends one upgrade request on a raw socket, changed as the case wants, and keeps what comes back. */
export async function requestUpgrade(
  world: ConformanceWorld,
  change: (request: UpgradeRequest) => UpgradeRequest,
  { endpoint = endpointOf(world.target), cut, ...options }: Sending = {},
): Promise<void> {
  const { patience, recording } = world.run;
  if (recording) {
    world.handshake = recallUpgrade(recording);
    return;
  }
  const recorder = world.recorder.connect('the client', endpoint.url);
  const usual = upgradeRequest(endpoint, { key: inventKey(world.recorder.inventions) });
  const request = change(usual);
  world.isUsualUpgrade = request === usual && !cut && Object.keys(options).length === 0;
  world.handshake?.connection.destroy();
  world.handshake = await probeUpgrade(endpoint, cut?.(request) ?? request, {
    recorder,
    withinMs: patience.allow('upgrade', world.target.limits.replyMs),
    ...options,
  });
  if (world.handshake.outcome === 'timeout') patience.missed('upgrade');
  else patience.came('upgrade', world.handshake.elapsedMs);
}

/** The last upgrade that was probed. @throws Error where no step has asked for one */
export function lastUpgrade(world: ConformanceWorld): Handshake {
  if (!world.handshake) throw new Error('no upgrade has been requested: a When must come first');
  return world.handshake;
}

/**
 * Checks the response to the last request. A missing or garbled response meets no expectation; where the usual upgrade
 * was asked for, a rule about a 101 is not judged by a refusal, unless it demands that the upgrade is granted.
 */
export function expectResponse(
  world: ConformanceWorld,
  holds: (response: Response) => boolean,
  expected: string,
): void {
  const handshake = lastUpgrade(world);
  if (handshake.outcome === 'answered' && holds(handshake.response)) return;
  const missing = world.isUsualUpgrade ? findRefusal(handshake) : null;
  throw upgradeNonconformity(handshake, world, expected, '', missing);
}

/** What a check on a 101 never saw, or null where it came. */
function findRefusal({ outcome, response }: Handshake): Missing | null {
  if (response?.status === 101) return null;
  const came = outcome === 'timeout' ? 'nothing' : outcome === 'answered' ? 'refusal' : 'end';
  return { subject: 'upgrade', came, condition: null };
}

/**
 * Checks the response to a lawful request. Where it departs from the usual one, and that is not granted either, the
 * departure is not the reason.
 * @throws Blocked where nothing is to be learnt of it
 */
export async function expectGranted(
  world: ConformanceWorld,
  holds: (response: Response) => boolean,
  expected: string,
): Promise<void> {
  const handshake = lastUpgrade(world);
  if (handshake.outcome === 'answered' && holds(handshake.response)) return;
  const refusal = findRefusal(handshake);
  if (world.isUsualUpgrade) throw upgradeNonconformity(handshake, world, expected, '', refusal);
  if (refusal) await tryUsual(world, handshake);
  throw upgradeNonconformity(handshake, world, expected);
}

/** Sends the usual request. @throws Blocked where it is not granted */
async function tryUsual(world: ConformanceWorld, handshake: Handshake): Promise<void> {
  await requestUpgrade(world, (request) => request);
  assumeSwitched(world);
  world.handshake?.connection.destroy();
  world.handshake = handshake;
}

/**
 * The finding of a check on an upgrade.
 * @param after what came once it was answered
 * @param missing that the upgrade was not granted, where the check is about a 101
 */
export function upgradeNonconformity(
  handshake: Handshake,
  world: ConformanceWorld,
  expected: string,
  after = '',
  missing: Missing | null = null,
): Nonconformity {
  const { request } = handshake;
  const response = `${describeResponse(handshake)}\nafter ${handshake.elapsedMs.toFixed(1)} ms`;
  return new Nonconformity({
    sent: world.recorder.redact(
      head({ headers: world.recorder.redactHeaders(request.headers) }, requestLine(request)),
    ),
    expected: [expected],
    got: world.recorder.redact([response, after].filter((part) => part !== '').join('\n')),
    next: null,
    missing,
    step: { id: stepId('connected'), sentence: 'The upgrade to WebSocket goes wrong.' },
  });
}

/**
 * Checks that the last upgrade was not granted: by another response than 101, or by the end of the connection. The
 * same request without its fault is then sent, and has to be granted.
 * @throws Blocked where that one is not granted either, since the fault was then not the reason
 */
export async function expectRefused(world: ConformanceWorld): Promise<void> {
  const handshake = lastUpgrade(world);
  if (handshake.outcome === 'timeout' || handshake.response?.status === 101)
    throw upgradeNonconformity(handshake, world, 'any status but 101, or the end of the connection');
  await tryUsual(world, handshake);
}

/** Checks that the last upgrade was refused with an HTTP error. @throws NotApplicable where it was granted */
export function expectHttpError(world: ConformanceWorld): void {
  const { response } = lastUpgrade(world);
  if (response?.status === 101) throw new NotApplicable('the upgrade was not refused but answered with 101');
  expectResponse(world, ({ status }) => status >= 400, 'an HTTP error, 400 or above');
}

/** Checks that the last upgrade led to a WebSocket. @throws Blocked where it did not: that has a rule of its own */
export function assumeSwitched(world: ConformanceWorld): Response {
  const handshake = lastUpgrade(world);
  if (handshake.outcome === 'answered' && handshake.response.status === 101) return handshake.response;
  throw new Blocked(`the upgrade was not answered with 101 but: ${describeResponse(handshake)}`, {
    id: stepId('connected'),
    sentence: 'The upgrade to WebSocket is not granted.',
  });
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
