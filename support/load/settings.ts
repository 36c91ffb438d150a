import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { noPubsub, type Account, type Target } from '../configuration';
import { certifiedName, locate } from '../protocol/websocket';
import { lateMs, nodesOf, pingMs, rateOf, refusalsMost, teamNode, type Plan } from './plan';

/** A folder that this user alone can read, for what the engine has to know. */
export interface PrivateFolder {
  /** Writes a file, and gives its path. */
  write: (name: string, text: string) => string;
  remove: () => void;
}

/** Makes such a folder; passwords reach the engine by a file in it, and by no command line. */
export function makePrivateFolder(): PrivateFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'finesse-conformance-load-'));
  return {
    write: (name, text) => {
      const file = path.join(folder, name);
      writeFileSync(file, text, { mode: 0o600 });
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes what the scenario reads: the target as its file describes it, and who signs in. @returns the file's path */
export function writeSettings(target: Target, plan: Plan, folder: PrivateFolder): string {
  const { url, domain, pubsub, headers, limits, tls } = target;
  const address = locate(target);
  const hasPubsub = pubsub !== noPubsub;
  const { publisher } = target.accounts;
  const identify = ({ username, password, resource }: Account) => ({
    ...{ username, password, resource },
    jid: `${username.toLowerCase()}@${domain}`,
  });
  const published = (index: number): string[] =>
    plan.supervisors > 0
      ? [...nodesOf(plan, index, target).slice(0, 1), teamNode(target)]
      : nodesOf(plan, index, target);
  const settings = {
    ...{ url, domain, pubsub, headers, origin: address.origin, host: address.authority },
    finesse: target.product === 'finesse',
    replyMs: limits.replyMs,
    pingMs,
    perSecond: rateOf(plan),
    connectsPerSecond: Number.isFinite(limits.connectsPerSecond)
      ? limits.connectsPerSecond / plan.processes
      : null,
    processes: plan.processes,
    lateMs,
    refusalsMost: refusalsMost(target),
    eventsPerSecond: plan.eventsPerSecond,
    tls: {
      // the same authorities as for the suite, whichever Python brings along
      ca: address.secure && tls.verify ? (tls.ca ?? rootCertificates.join('\n')) : null,
      cert: tls.cert === null ? null : folder.write('client.pem', tls.cert),
      key: tls.key === null ? null : folder.write('client-key.pem', tls.key),
      verify: tls.verify,
      servername: certifiedName(target),
    },
    proxy: describeProxy(target.proxy),
    publisher:
      publisher && plan.eventsPerSecond !== null && hasPubsub ? { ...identify(publisher), nodes: [] } : null,
    agents: plan.accounts.map((account, index) => ({
      ...identify(account),
      nodes: hasPubsub ? nodesOf(plan, index, target) : [],
      published: hasPubsub ? published(index) : [],
    })),
  };
  return folder.write('settings.json', JSON.stringify(settings));
}

function describeProxy(proxy: string | null) {
  if (proxy === null) return null;
  const { hostname, port, username, password } = new URL(proxy);
  return {
    host: hostname,
    port: Number(port === '' ? 80 : port),
    auth: username === '' ? null : [decodeURIComponent(username), decodeURIComponent(password)],
  };
}
