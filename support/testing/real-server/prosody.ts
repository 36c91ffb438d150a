import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { startDaemon, type Daemon } from './daemon';
import { findProgram } from './installation';
import type { RealServer, RealServerOptions, Settings } from './real-server';
import { startRealServer } from './start';

/** Starts a private Prosody on free ports of 127.0.0.1. @throws NotInstalled, or Error where it does not come up */
export function startProsody(options: RealServerOptions = {}): Promise<RealServer> {
  return startRealServer('prosody', launch, options);
}

async function launch(settings: Settings): Promise<Daemon> {
  const configuration = path.join(settings.folder, 'prosody.cfg.lua');
  await mkdir(path.join(settings.folder, 'data'));
  await writeFile(configuration, configure(settings), { mode: 0o600 });
  const run = promisify(execFile);
  for (const { username, password } of Object.values(settings.accounts)) {
    await run(findProgram('prosodyctl') ?? '', [
      ...['--config', configuration],
      ...['register', username, settings.domain, password],
    ]);
  }
  await writePool(settings);
  return startDaemon({
    command: [findProgram('prosody') ?? '', '--config', configuration, '-F'],
    folder: settings.folder,
    memoryKiB: 1024 * 1024,
    isReady: (output) => /Activated service 'https' on \[/.test(output),
    readyWithinMs: 20_000,
  });
}

/** Prosody keeps each account in a file; its own program takes a third of a second for one. */
async function writePool({ folder, domain, pool }: Settings): Promise<void> {
  const accounts = path.join(folder, 'data', encodeURIComponent(domain).replaceAll('.', '%2e'), 'accounts');
  await mkdir(accounts, { recursive: true });
  for (let number = 1; number <= pool.agents; number += 1)
    await writeFile(
      path.join(accounts, `load${String(number)}.dat`),
      `return { ["password"] = "${pool.password}"; };\n`,
      { mode: 0o600 },
    );
}

function configure({ folder, domain, pubsub, port, tlsPort, accounts, key, certificate }: Settings): string {
  return `
run_as_root = true
pidfile = "${folder}/prosody.pid"
data_path = "${folder}/data"
certificates = "${folder}"
log = { info = "*console" }

modules_enabled = { "roster", "saslauth", "disco", "posix", "version", "ping", "websocket", "tls" }
modules_disabled = { "s2s" }
authentication = "internal_plain"

c2s_ports = {}
c2s_direct_tls_ports = {}
http_interfaces = { "127.0.0.1" }
http_ports = { ${port} }
https_interfaces = { "127.0.0.1" }
https_ports = { ${tlsPort} }
https_ssl = { key = "${key}"; certificate = "${certificate}"; }
http_paths = { websocket = "/ws/" }
http_default_host = "${domain}" -- else the Host header, 127.0.0.1, would have to name a host
consider_websocket_secure = true
allow_unencrypted_plain_auth = true -- PLAIN over ws://

VirtualHost "${domain}"
Component "${pubsub}" "pubsub"
  admins = { "${accounts.publisher.username}@${domain}" } -- only who may create is an owner everywhere
  default_admin_affiliation = "owner"
`;
}
