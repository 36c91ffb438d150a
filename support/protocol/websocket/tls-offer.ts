import { currentBudget } from '../budget';
import { encodeClientHello, tlsVersions, type TlsOffer } from './client-hello';
import { locate, sniName, type Endpoint } from './endpoint';
import { RawConnection } from './raw-connection';
import { connect, type ConnectOptions } from './transport';

/** What a server says to a ClientHello. `agreed` is a ServerHello; everything else is no agreement. */
export type TlsAnswer = { agreed: boolean; description: string };

const records = { alert: 21, handshake: 22 } as const;
const serverHello = 2;

/**
 * Offers one TLS version and one set of cipher suites, and gives the server's first word about it.
 * @throws Unreachable where TCP could not be had, Withheld where the run was stopped
 */
export async function offerTls(
  endpoint: Endpoint,
  offer: Omit<TlsOffer, 'servername'>,
  options: Pick<ConnectOptions, 'recorder' | 'withinMs'>,
): Promise<TlsAnswer> {
  const { host, port } = locate(endpoint);
  const plain = host.includes(':') ? `[${host}]` : host;
  const socket = await connect({ ...endpoint, url: `ws://${plain}:${String(port)}/` }, options);
  const connection = new RawConnection(socket, options.recorder);
  options.recorder.note(`sent a ClientHello of ${offer.version} with ${offer.suites} cipher suites`);
  socket.write(encodeClientHello({ ...offer, servername: sniName(endpoint) }));
  const answer = await awaitAnswer(connection, options.withinMs);
  options.recorder.note(answer.description);
  connection.destroy();
  return answer;
}

function awaitAnswer(connection: RawConnection, withinMs: number): Promise<TlsAnswer> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(deadline);
      unwatch();
      unwatchRun();
    };
    const settle = (answer: TlsAnswer): void => {
      stop();
      resolve(answer);
    };
    const unwatchRun = currentBudget().halt.watch((reason) => {
      stop();
      connection.destroy();
      reject(reason);
    });
    const look = (): void => {
      const answer = readTlsAnswer(connection.unframed);
      if (answer) settle(answer);
      else if (connection.ended !== null) settle(refused(`the TCP connection was ${connection.ended}`));
    };
    const deadline = setTimeout(() => settle(refused(`nothing within ${String(withinMs)} ms`)), withinMs);
    const unwatch = connection.watch(look);
    look();
  });
}

/** Reads the first record that came, or gives null where it is not whole enough to tell. RFC 5246, section 6.2.1. */
export function readTlsAnswer(bytes: Buffer): TlsAnswer | null {
  if (bytes.length < 7) return null;
  // SSL 2.0: a length with the highest bit set, and SERVER-HELLO
  if ((bytes.readUInt8(0) & 0x80) !== 0)
    return bytes[2] === 4 ? agreed('SSL 2.0') : refused('a record of SSL 2.0 that is no SERVER-HELLO');
  if (bytes[0] === records.alert)
    return refused(`alert ${String(bytes.readUInt8(6))}, level ${String(bytes.readUInt8(5))}`);
  if (bytes[0] !== records.handshake || bytes[5] !== serverHello)
    return refused(`no TLS but ${JSON.stringify(bytes.toString('latin1', 0, 40))}`);
  // a ServerHello: version, 32 random bytes, session id, cipher suite
  if (bytes.length < 44) return null;
  const suiteAt = 44 + bytes.readUInt8(43);
  return bytes.length < suiteAt + 2
    ? null
    : agreed(nameOf(bytes.readUInt16BE(9)), bytes.readUInt16BE(suiteAt));
}

function nameOf(version: number): string {
  const known = Object.entries(tlsVersions).find(([, wire]) => wire === version);
  return known?.[0] ?? `version 0x${version.toString(16)}`;
}

function agreed(version: string, suite?: number): TlsAnswer {
  const cipher = suite === undefined ? '' : ` with cipher suite 0x${suite.toString(16).padStart(4, '0')}`;
  return { agreed: true, description: `a ServerHello of ${version}${cipher}` };
}

function refused(description: string): TlsAnswer {
  return { agreed: false, description };
}
