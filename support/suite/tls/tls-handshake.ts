import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { endpointOf, fill } from '../../protocol/session';
import { Blocked, Nonconformity } from '../../judgement/verdict';
import {
  cipherSuites,
  offerTls,
  tlsVersions,
  type SuiteName,
  type TlsVersion,
} from '../../protocol/websocket';
import { requestVariables } from '../upgrade/request-shape';
import type { ConformanceWorld } from '../world';

/** Sends the ClientHello of one version with one set of cipher suites, and keeps the answer. */
export async function offer(world: ConformanceWorld, version: string, suites = 'common'): Promise<void> {
  if (!(version in tlsVersions) || !(suites in cipherSuites))
    throw new Error(
      `${version} with ${suites} suites is none of ${[...Object.keys(tlsVersions), ...Object.keys(cipherSuites)].join(', ')}`,
    );
  const recorder = world.recorder.connect('the client', world.target.url);
  const answer = await offerTls(
    endpointOf(world.target),
    { version: version as TlsVersion, suites: suites as SuiteName },
    { recorder, withinMs: world.target.limits.replyMs },
  );
  world.tlsHandshake = { ...answer, offered: `a ClientHello of ${version} with ${suites} cipher suites` };
}

/**
 * Checks that the server agreed to what was offered, or did not.
 * @throws Blocked where it refuses what was offered, but also TLS 1.2 as everybody speaks it
 */
export async function expectTls(world: ConformanceWorld, outcome: string): Promise<void> {
  const handshake = world.tlsHandshake;
  if (!handshake) throw new Error('no TLS was offered: a When must come first');
  const wanted = { accepted: true, refused: false }[outcome];
  if (wanted === undefined) throw new Error(`a handshake is accepted or refused, not ${outcome}`);
  if (handshake.agreed !== wanted)
    throw new Nonconformity({
      sent: handshake.offered,
      expected: [wanted ? 'a ServerHello' : 'an alert, or the end of the connection'],
      got: handshake.description,
      next: null,
    });
  if (wanted) return;
  await offer(world, 'TLS 1.2');
  if (!world.tlsHandshake?.agreed)
    throw new Blocked(`TLS 1.2 is not accepted either: ${world.tlsHandshake?.description ?? ''}`);
}

/** Checks that the certificate of the last connection is for a name. RFC 6125, section 6.4, by way of Node. */
export function expectCertificateName(world: ConformanceWorld, template: string): void {
  const name = fill(template, requestVariables(world), (plain) => plain);
  const certificate = world.recorder.transcript.connections.at(-1)?.tls?.certificate;
  if (!certificate) throw new Error('no certificate was seen: a When over TLS must come first');
  const presented = { subject: {}, subjectaltname: certificate.names } as PeerCertificate;
  if (checkServerIdentity(name, presented) === undefined) return;
  throw new Nonconformity({
    sent: null,
    expected: [`a certificate with ${name} among its alternative names`],
    got: `${certificate.names === '' ? 'no alternative names' : certificate.names} (subject ${certificate.subject})`,
    next: null,
  });
}
