import { TLSSocket, type PeerCertificate } from 'node:tls';
import type { Endpoint } from './endpoint';
import { describeCertificate } from './tls-facts';
import { connect, type ConnectOptions } from './transport';
import type { Certificate } from '../wire/transcript';

/** One certificate of a chain as the server sent it. */
export interface SentCertificate extends Certificate {
  /** Of the authority that signed it, by the names of its parts: `CN`, `O`. */
  issuerParts: Readonly<Record<string, string>>;
}

/**
 * The certificates that a server sends, its own first. Nobody is trusted on this connection, and nothing is said on it:
 * Node would add what it knows itself to the end of the chain. RFC 8446, section 4.4.2.
 *
 * @throws Unreachable where no transport could be had
 */
export async function readSentChain(endpoint: Endpoint, options: ConnectOptions): Promise<SentCertificate[]> {
  const socket = await connect({ ...endpoint, tls: { ...endpoint.tls, ca: [], verify: false } }, options);
  try {
    return socket instanceof TLSSocket ? chainOf(socket.getPeerCertificate(true)) : [];
  } finally {
    socket.destroy();
  }
}

function chainOf(own: PeerCertificate): SentCertificate[] {
  const chain: SentCertificate[] = [];
  const seen = new Set<string>();
  let next: PeerCertificate | undefined = own;
  while (next && !seen.has(next.fingerprint256)) {
    const described = describeCertificate(next);
    if (!described) break;
    seen.add(next.fingerprint256);
    const parts = Object.entries(next.issuer).map(([key, value]) => [key, [value].flat().join('+')] as const);
    chain.push({ ...described, issuerParts: Object.fromEntries(parts) });
    next = (next as { issuerCertificate?: PeerCertificate }).issuerCertificate;
  }
  return chain;
}
