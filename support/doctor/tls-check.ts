import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import {
  probeUpgrade,
  certifiedName,
  locate,
  Unreachable,
  upgradeRequest,
  type SentCertificate,
} from '../protocol/websocket';
import { endpointOf } from '../protocol/session';
import type { Check, Sight } from './check';
import type { Contact, Examination } from './examination';
import { failureAt } from './transport-checks';
import { apartMs, describeApart } from './clock';

const dayMs = 86_400_000;
/** Days of validity below which a certificate is spoken of. */
const soonDays = 30;
/** A clock that is wrong by less makes no certificate expire. */
const clockMostMs = 3_600_000;

async function lookAtTls(examination: Examination): Promise<Sight> {
  const { target } = examination;
  if (!locate(target).secure) return { notApplicable: 'url begins with ws://' };
  const contact = await examination.contact();
  const failure = failureAt(contact, 'tls');
  if (failure) return lookAtFailure(examination, contact, failure);
  const { facts, chain } = contact;
  const own = chain?.[0];
  if (!facts || !own) return { found: 'TLS without a certificate' };
  const until = own.validTo.slice(0, 10);
  const found = `${facts.version}, certificate for ${own.names || own.subject}, valid until ${until}, ${String(chain.length)} in the chain as sent`;
  const values = { ...valuesOf(chain), name: certifiedName(target) };
  if (facts.verifyError !== null) {
    const problem = facts.verifyError;
    return { found, wrong: { evidence: `unverified ${problem}`, values: { ...values, problem } } };
  }
  if (lacksIntermediate(chain, trustOf(examination)))
    return { found, wrong: { evidence: 'incomplete', values } };
  const days = Math.floor((Date.parse(own.validTo) - Date.now()) / dayMs);
  return days < soonDays
    ? { found, wrong: { evidence: 'expires', values: { ...values, days: String(days) } } }
    : { found };
}

async function lookAtFailure(
  examination: Examination,
  { chain }: Contact,
  failure: Unreachable,
): Promise<Sight> {
  const { target } = examination;
  const { code } = failure;
  const dated = /EXPIRED|NOT_YET/.test(code);
  const clock = dated ? await askForClock(examination) : null;
  const kin = /UNABLE_TO/.test(code) && chain !== null && hasKin(chain, trustOf(examination));
  const clear = code === 'timeout' && (await speaksClear(examination));
  const evidence = [
    ...(clear ? ['speaks clear'] : []),
    code,
    ...(target.tls.cert === null ? [] : ['shown yes']),
    ...(kin ? ['kin yes'] : []),
    ...(clock !== null && Math.abs(clock) > clockMostMs ? ['clock apart'] : []),
  ].join('\n');
  const names = chain?.[0]
    ? `, certificate of ${chain[0].subject}, ${String(chain.length)} in the chain as sent`
    : '';
  const values = { ...valuesOf(chain ?? []), name: certifiedName(target), clock: describeApart(clock ?? 0) };
  return { found: `${code}${names}`, wrong: { evidence, values } };
}

function valuesOf(chain: readonly SentCertificate[]): Record<string, string> {
  const own = chain[0];
  return {
    subject: own?.subject ?? 'no subject',
    names: own?.names || (own?.subject ?? 'nothing'),
    from: own?.validFrom.slice(0, 10) ?? 'an unknown date',
    until: own?.validTo.slice(0, 10) ?? 'an unknown date',
    issuer: chain.at(-1)?.issuer ?? 'no issuer',
  };
}

function trustOf({ target }: Examination): X509Certificate[] {
  const texts =
    target.tls.ca === null
      ? rootCertificates
      : (target.tls.ca.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []);
  return texts.map((text) => new X509Certificate(text));
}

/** Whether what the chain as sent ends with was signed by an authority of the same organisation as a trusted one. */
function hasKin(chain: readonly SentCertificate[], trusted: readonly X509Certificate[]): boolean {
  const organisation = chain.at(-1)?.issuerParts.O;
  if (organisation === undefined) return false;
  return trusted.some(({ subject }) => subject.split('\n').includes(`O=${organisation}`));
}

/** Whether the certificate next to the last one sent is trusted here and is no root: browsers do not know it. */
function lacksIntermediate(chain: readonly SentCertificate[], trusted: readonly X509Certificate[]): boolean {
  const last = chain.at(-1);
  if (!last || last.subject === last.issuer) return false;
  const next = trusted.find(({ subject }) => subject.replaceAll('\n', ', ') === last.issuer);
  return next !== undefined && next.subject !== next.issuer;
}

/** Whether the port answers HTTP that is not secured; nothing is said there that could be a secret. */
async function speaksClear({ target, recorder, withinMs }: Examination): Promise<boolean> {
  const { host, port } = locate(target);
  const plain = host.includes(':') ? `[${host}]` : host;
  const endpoint = { ...endpointOf(target), url: `ws://${plain}:${String(port)}/`, headers: [] };
  try {
    const { connection, outcome } = await probeUpgrade(endpoint, upgradeRequest(endpoint), {
      recorder: recorder.connect('nobody', endpoint.url),
      withinMs,
    });
    connection.destroy();
    return outcome === 'answered';
  } catch (error) {
    if (error instanceof Unreachable) return false;
    throw error;
  }
}

/** What the server's clock says, without a word that could be a secret. */
async function askForClock({ target, recorder, withinMs }: Examination): Promise<number | null> {
  const endpoint = { ...endpointOf(target), headers: [] };
  const unverified = { ...endpoint, tls: { ...endpoint.tls, verify: false } };
  try {
    const { connection, response } = await probeUpgrade(unverified, upgradeRequest(unverified), {
      recorder: recorder.connect('nobody', target.url),
      withinMs,
    });
    connection.destroy();
    return apartMs(response?.headers ?? []);
  } catch (error) {
    if (error instanceof Unreachable) return null;
    throw error;
  }
}

export const tlsChecks: readonly Check[] = [{ name: 'tls', needs: ['proxy'], look: lookAtTls }];
