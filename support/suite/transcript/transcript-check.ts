import { Nonconformity } from '../../judgement/verdict';
import { lastUpgrade } from '../upgrade/upgrade';
import type { ConformanceWorld } from '../world';

/**
 * Compares the row that a browser's network table would show for the last upgrade with the documented one.
 * The row itself is attached, with the columns that are only measured.
 */
export function expectNetworkRow(world: ConformanceWorld, documented: Record<string, string>): void {
  const handshake = lastUpgrade(world);
  const url = new URL(world.target.url);
  const response = handshake.outcome === 'answered' ? handshake.response : null;
  const row: Record<string, string> = {
    Status: response ? String(response.status) : handshake.outcome,
    Method: handshake.request.method,
    Scheme: url.protocol.replace(':', ''),
    Domain: url.host,
    File: handshake.request.target,
    Initiator: 'finesse-conformance (websocket)',
    Type: 'plain',
    Transferred: `${String(response?.bytes ?? 0)} B`,
    Size: `${String(response?.body.length ?? 0)} B`,
  };
  world.attach(rows(row), { mediaType: 'text/plain', fileName: 'network row' });
  const differing = Object.entries(documented).filter(([column, value]) => row[column] !== value);
  if (differing.length === 0) return;
  throw new Nonconformity({ sent: null, expected: [rows(documented)], got: rows(row), next: null });
}

function rows(row: Record<string, string>): string {
  return Object.entries(row)
    .map(([column, value]) => `${column}: ${value}`)
    .join('\n');
}

/** Checks that the certificate of the last connection is in force and leads to a trusted authority. RFC 5280, section 6. */
export function expectTrust(world: ConformanceWorld): void {
  const { tls = null } = world.recorder.transcript.connections.at(-1) ?? {};
  if (!tls) throw new Error('no connection went through TLS: a When over TLS must come first');
  if (tls.verifyError === null) return;
  throw new Nonconformity({
    sent: null,
    expected: ['a certificate in force, from an authority that tls.ca or this computer trusts'],
    got: `${tls.verifyError}: ${JSON.stringify(tls.certificate)}`,
    next: null,
  });
}
