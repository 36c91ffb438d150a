import { placeOf, TunnelRefused } from '../proxy';
import { wantsCertificate } from './client-certificate';
import type { TlsFacts } from '../wire/transcript';
import { certifiedName, locate } from './endpoint';
import type { Endpoint } from './endpoint';

export type UnreachableKind = 'dns' | 'refused' | 'timeout' | 'tls' | 'reset' | 'unreachable' | 'proxy';

/** No transport could be had to the server. The message says in one sentence what happened and what to do. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(
    readonly kind: UnreachableKind,
    message: string,
    cause?: unknown,
    /** The code of the operating system or of OpenSSL, of the certificate's fault, `timeout`, or the proxy's answer. */
    readonly code = codeOf(cause),
    /** How far the connection had come. */
    readonly phase: Phase = 'connecting',
  ) {
    super(message, { cause });
  }
}

export type Phase = 'tunnelling' | 'connecting' | 'securing';

/** Words an error of the operating system or of OpenSSL, met while connecting or during the TLS handshake. */
export function explainFailure(endpoint: Endpoint, error: Error, phase: Phase): Unreachable {
  if (phase === 'tunnelling') return explainTunnel(endpoint, error);
  const { host, port } = locate(endpoint);
  const place = `${host} port ${port}`;
  const code = codeOf(error);
  const unreachable = (kind: UnreachableKind, message: string) =>
    new Unreachable(kind, message, error, code || 'closed', phase);
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
      return unreachable(
        'dns',
        `The host name ${host} could not be found in DNS: check the host in url, and the name server of this machine.`,
      );
    case 'ECONNREFUSED':
      return unreachable(
        'refused',
        `Nothing accepts connections on ${place} (connection refused): check host and port in url, and that the server runs.`,
      );
    case 'ETIMEDOUT':
      return unreachable(
        'timeout',
        `The connection to ${place} was given up by the operating system (timed out): check the address in url, and that no firewall stands between.`,
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return unreachable(
        'unreachable',
        `There is no route to ${place} (${code}): check the network of this machine, a VPN included.`,
      );
    case 'ECONNRESET':
    case 'EPIPE':
      return phase === 'securing'
        ? unreachable(
            'reset',
            `The server at ${place} dropped the connection during the TLS handshake: check that the port speaks TLS and accepts this client's TLS versions.`,
          )
        : unreachable(
            'reset',
            `The connection to ${place} was reset while it was made: check for a firewall or a connection limit.`,
          );
  }
  return phase === 'securing'
    ? unreachable('tls', explainHandshake(place, code, error))
    : unreachable(
        'unreachable',
        `The connection to ${place} failed (${code || error.message}): check host and port in url.`,
      );
}

function explainHandshake(place: string, code: string, error: Error): string {
  // What OpenSSL says on a first record that is none, and on one whose length is read from plain text.
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNEXPECTED_MESSAGE|RECORD_TOO_SMALL/.test(code)) {
    return `The server at ${place} does not speak TLS: use ws:// in url, or the port that speaks TLS.`;
  }
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS/.test(code)) {
    return `The server at ${place} and this client share no TLS version: enable TLS 1.2 or 1.3 on the server.`;
  }
  if (wantsCertificate.test(code)) {
    return `The server at ${place} asks for a certificate of the client (${code}): name one, and its key, as tls.cert and tls.key.`;
  }
  if (/NO_APPLICATION_PROTOCOL/.test(code)) {
    return `The server at ${place} accepts none of the ALPN protocols offered: let it accept http/1.1.`;
  }
  return `The TLS handshake with ${place} failed (${code || error.message}): check the server's TLS settings and this client's TLS versions.`;
}

/** Words a deadline that passed before the transport was up. */
export function explainStall(endpoint: Endpoint, phase: Phase, withinMs: number): Unreachable {
  const { host, port } = locate(endpoint);
  if (phase === 'tunnelling') {
    const sentence = `The proxy ${proxyOf(endpoint)} opened no way to ${host} port ${port} within ${withinMs} ms: check HTTPS_PROXY, and that the proxy reaches the server.`;
    return new Unreachable('proxy', sentence, undefined, 'timeout', phase);
  }
  return new Unreachable(
    'timeout',
    phase === 'connecting'
      ? `No answer from ${host} port ${port} within ${withinMs} ms: check the address in url, and that no firewall drops the traffic.`
      : `The TLS handshake with ${host} port ${port} was not finished within ${withinMs} ms: check that the port speaks TLS.`,
    undefined,
    'timeout',
    phase,
  );
}

/** Words what a proxy answered to CONNECT, or why it could not be asked. */
function explainTunnel(endpoint: Endpoint, error: Error): Unreachable {
  const { host, port } = locate(endpoint);
  const proxy = proxyOf(endpoint);
  if (error instanceof TunnelRefused) {
    const advice =
      error.status === 407 ? 'put its credentials into HTTPS_PROXY' : 'ask whoever runs it, or set NO_PROXY';
    const answer = `${String(error.status)} ${error.reason}`.trimEnd();
    const sentence = `The proxy ${proxy} opened no way to ${host} port ${port} (${answer}): ${advice}.`;
    return new Unreachable('proxy', sentence, error, `HTTP ${answer}`);
  }
  const sentence = `The proxy ${proxy} could not be asked for ${host} port ${port} (${codeOf(error) || error.message}): check HTTPS_PROXY, or except the server in NO_PROXY.`;
  return new Unreachable('proxy', sentence, error, codeOf(error) || 'closed');
}

function proxyOf({ proxy }: Endpoint): string {
  return typeof proxy === 'string' ? placeOf(proxy).name : 'that was named';
}

/** Words a certificate that did not verify. */
export function explainCertificate(endpoint: Endpoint, facts: TlsFacts): Unreachable {
  const { host, port } = locate(endpoint);
  const whose = `The certificate of ${host} port ${port}`;
  const orUnverified = 'or set tls.verify to false to test without verification';
  const certificate = facts.certificate;
  return new Unreachable('tls', sentence(), undefined, facts.verifyError ?? '', 'securing');

  function sentence(): string {
    switch (facts.verifyError) {
      case 'CERT_HAS_EXPIRED':
        return `${whose} expired on ${certificate?.validTo ?? 'an unknown date'}: renew it, ${orUnverified}.`;
      case 'CERT_NOT_YET_VALID':
        return `${whose} is not valid before ${certificate?.validFrom ?? 'an unknown date'}: check the clocks of both machines, ${orUnverified}.`;
      case 'DEPTH_ZERO_SELF_SIGNED_CERT':
        return `${whose} is self-signed (${certificate?.subject ?? 'no subject'}): put it in the file of tls.ca, ${orUnverified}.`;
      case 'ERR_TLS_CERT_ALTNAME_INVALID':
        return `${whose} is not for ${certifiedName(endpoint)}; it names ${namesOf()}: use such a name in url or tls.servername, ${orUnverified}.`;
      case 'SELF_SIGNED_CERT_IN_CHAIN':
      case 'UNABLE_TO_GET_ISSUER_CERT':
      case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
        return `${whose} is signed by an unknown authority (${certificate?.issuer ?? 'no issuer'}): put that authority's certificate in the file of tls.ca, ${orUnverified}.`;
      default:
        return `${whose} does not verify (${facts.verifyError ?? 'no reason given'}): correct it, ${orUnverified}.`;
    }
  }

  function namesOf(): string {
    return certificate?.names || (certificate?.subject ?? 'nothing');
  }
}

/** An aggregate of one error per address tried is read by its first (`net` with several addresses). */
function codeOf(error: unknown): string {
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return (inner as NodeJS.ErrnoException | undefined)?.code ?? '';
}
