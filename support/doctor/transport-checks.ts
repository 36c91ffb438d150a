import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { placeOf } from '../protocol/proxy';
import { locate, Unreachable } from '../protocol/websocket';
import type { Check, Sight } from './check';
import type { Contact, Examination } from './examination';

/** The check at which a connection that failed is told of. */
function checkOf({ kind, code, phase }: Unreachable): 'tcp' | 'proxy' | 'tls' {
  if (kind === 'proxy') return /^(HTTP|closed|timeout)/.test(code) ? 'proxy' : 'tcp';
  return phase === 'securing' ? 'tls' : 'tcp';
}

/** The failure of a contact where it belongs to this check, or null. */
export function failureAt({ failure }: Contact, check: 'tcp' | 'proxy' | 'tls'): Unreachable | null {
  return failure instanceof Unreachable && checkOf(failure) === check ? failure : null;
}

async function lookAtName({ target, withinMs, values }: Examination): Promise<Sight> {
  const { host } = locate(target);
  if (target.proxy !== null) return { found: `${host} is left to the proxy ${values.proxy ?? ''}` };
  if (isIP(host) !== 0) return { found: `${host} is an address` };
  try {
    const late = pause(withinMs, null, { ref: false });
    const found = await Promise.race([lookup(host, { all: true }), late]);
    if (found === null) return { found: `no answer about ${host}`, wrong: { evidence: 'timeout' } };
    return { found: `${host} is ${found.map(({ address }) => address).join(', ')}` };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'EAI_FAIL';
    return { found: `${host} (${code})`, wrong: { evidence: code } };
  }
}

async function lookAtTcp(examination: Examination): Promise<Sight> {
  const { target } = examination;
  const { host, port } = locate(target);
  const proxied = target.proxy !== null;
  const place =
    target.proxy === null ? `${host} port ${String(port)}` : `the proxy ${placeOf(target.proxy).name}`;
  const failure = failureAt(await examination.contact(), 'tcp');
  if (!failure) return { found: `${place} takes connections` };
  return {
    found: `${place} (${failure.code})`,
    wrong: { evidence: `${proxied ? 'proxy ' : ''}${failure.code}` },
  };
}

async function lookAtProxy(examination: Examination): Promise<Sight> {
  const { target, values } = examination;
  if (target.proxy === null) return { notApplicable: 'the environment names none for this host' };
  const failure = failureAt(await examination.contact(), 'proxy');
  const proxy = values.proxy ?? '';
  if (!failure) return { found: `${proxy} opens the way` };
  return { found: `${proxy} answered ${failure.code}`, wrong: { evidence: failure.code } };
}

/** What stands between this machine and the port. */
export const transportChecks: readonly Check[] = [
  { name: 'name', needs: [], look: lookAtName },
  { name: 'tcp', needs: ['name'], look: lookAtTcp },
  { name: 'proxy', needs: ['tcp'], look: lookAtProxy },
];
