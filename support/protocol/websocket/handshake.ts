import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Socket } from 'node:net';
import { currentBudget } from '../budget';
import type { ConnectionRecorder } from '../wire/recorder';
import type { HttpMessage } from '../wire/transcript';
import type { Endpoint } from './endpoint';
import { RawConnection } from './raw-connection';
import { ResponseReader } from './response';
import type { Response } from './response';
import { connect } from './transport';
import type { ConnectOptions } from './transport';
import { decodeRequest, encodeRequest } from './upgrade-request';
import type { UpgradeRequest } from './upgrade-request';

export type { Response } from './response';

/** What came of one upgrade request. The caller destroys the connection when done with it. */
export type Handshake = {
  request: UpgradeRequest;
  /** Milliseconds from the first byte of the request, with the transport up, to the outcome. */
  elapsedMs: number;
  connection: RawConnection;
} & Outcome;

type Outcome =
  | { outcome: 'answered'; response: Response }
  | { outcome: 'closed' | 'reset' | 'timeout'; response: null; received: Buffer }
  | { outcome: 'garbled'; response: null; received: Buffer; problem: string };

export interface ProbeOptions extends ConnectOptions {
  recorder: ConnectionRecorder;
  /** Milliseconds for TCP and TLS, and as many again for request and response. */
  withinMs: number;
  /** Milliseconds between the chunks of a request given in chunks; one turn of the event loop unless told. */
  chunkPauseMs?: number;
  /** Answer pings and close frames after a 101; false unless told. */
  respond?: boolean;
}

/**
 * Sends one upgrade request, as it is or as raw chunks each in a packet of its own, and keeps every byte of
 * what comes back, judging nothing. After a 101 the connection goes on in frames, those that came along
 * included; after anything else what follows stays in its `unframed`.
 *
 * @throws Unreachable where no transport could be had, Withheld where the run was stopped; any answer and any silence
 * is an outcome.
 */
export async function probeUpgrade(
  endpoint: Endpoint,
  request: UpgradeRequest | Buffer[],
  options: ProbeOptions,
): Promise<Handshake> {
  const { recorder, withinMs } = options;
  const socket = await connect(endpoint, options);
  const connection = new RawConnection(socket, recorder, options);
  const chunks = Array.isArray(request) ? request : [encodeRequest(request)];
  const { body, ...sent } = decodeRequest(Buffer.concat(chunks));
  const asked = Array.isArray(request) ? sent : request;
  const record = recorder.request({
    line: `${asked.method} ${asked.target} ${asked.version}`.trim(),
    headers: asked.headers,
    body,
  });
  const startedAt = performance.now();
  let elapsedMs = 0;
  const answer = awaitAnswer(connection, asked, withinMs, (outcome) => {
    elapsedMs = performance.now() - startedAt;
    if (outcome.response === null) recorder.note(describeLack(outcome));
    else record(...messageOf(outcome.response));
  });
  const [outcome] = await Promise.all([
    answer,
    writeChunks(socket, chunks, answer, options.chunkPauseMs ?? 0),
  ]);
  return { request: asked, elapsedMs, connection, ...outcome };
}

function messageOf(response: Response): [HttpMessage, number] {
  const { version, status, reason, headers, body, bytes } = response;
  return [{ line: `${version} ${status} ${reason}`.trim(), headers, body }, bytes];
}

function describeLack({ outcome, received }: Exclude<Outcome, { outcome: 'answered' }>): string {
  const start = JSON.stringify(received.subarray(0, 200).toString('latin1'));
  const came = received.length === 0 ? 'nothing came' : `${received.length} bytes came: ${start}`;
  return `no HTTP response (${outcome}): ${came}`;
}

/** Writes each chunk when the one before it is flushed, and stops once the answer is there. */
async function writeChunks(
  socket: Socket,
  chunks: Buffer[],
  answer: Promise<Outcome>,
  pauseMs: number,
): Promise<void> {
  const answered = new AbortController();
  const abort = (): void => answered.abort();
  void answer.then(abort, abort);
  for (const [index, chunk] of chunks.entries()) {
    if (index > 0) await (pauseMs > 0 ? pause(pauseMs) : nextTurn());
    if (answered.signal.aborted) return;
    await Promise.race([answer, new Promise((flushed) => socket.write(chunk, flushed))]);
  }
}

/**
 * Milliseconds of silence after which a refusal has come whose head does not say how long it is, and whose connection
 * stays open: what refuses is its status.
 */
const quietMs = 250;

/** Looks at what came until it is an answer, the connection ends or the deadline passes. */
function awaitAnswer(
  connection: RawConnection,
  { method, headers }: Pick<UpgradeRequest, 'method' | 'headers'>,
  withinMs: number,
  report: (outcome: Outcome) => void,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const reader = new ResponseReader(method);
    const isUpgrade = headers.some(([name]) => name.toLowerCase() === 'upgrade');
    let quiet: NodeJS.Timeout | undefined;
    const stop = () => {
      clearTimeout(deadline);
      clearTimeout(quiet);
      unwatch();
      unwatchRun();
    };
    const settle = (outcome: Outcome) => {
      stop();
      report(outcome);
      resolve(outcome);
    };
    const look = (late: boolean) => {
      const received = connection.unframed;
      const reading = reader.look(received, connection.ended !== null);
      const response = reading.state === 'finished' ? reading.response : late ? reader.soFar() : null;
      if (reading.state === 'garbled') {
        settle({ outcome: 'garbled', response: null, received, problem: reading.problem });
      } else if (response !== null) {
        accept(response);
      } else if (connection.ended !== null) {
        settle({ outcome: connection.ended, response: null, received });
      } else if (late) {
        settle({ outcome: 'timeout', response: null, received });
      } else if (reader.openEnded && isUpgrade) {
        clearTimeout(quiet);
        quiet = setTimeout(() => look(true), quietMs);
      }
    };
    const accept = (response: Response) => {
      settle({ outcome: 'answered', response });
      if (response.status === 101) connection.startFrames(response.bytes);
      else connection.dropUnframed(response.bytes);
    };
    const unwatchRun = currentBudget().halt.watch((reason) => {
      stop();
      connection.destroy();
      reject(reason);
    });
    const unwatch = connection.watch(() => look(false));
    const deadline = setTimeout(() => look(true), withinMs);
    look(false);
  });
}
