import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeCertificate } from './certificate';
import type { Daemon } from './daemon';
import { isInstalled, NotInstalled } from './installation';
import { createNodes } from './nodes';
import { findFreePorts } from './ports';
import type { RealServer, RealServerOptions, ServerName, Settings } from './real-server';
import { writeTargetFiles } from './target-files';

const domain = 'conformance.example';

/**
 * Starts a server in a folder of its own, puts accounts and nodes on it and writes its target files.
 *
 * @param launch starts the program with these settings and has its accounts registered
 * @throws NotInstalled where the package is missing; Error where the server does not come up
 */
export async function startRealServer(
  name: ServerName,
  launch: (settings: Settings) => Promise<Daemon>,
  options: RealServerOptions,
): Promise<RealServer> {
  if (!isInstalled(name)) throw new NotInstalled(name);
  const folder = await mkdtemp(path.join(tmpdir(), `finesse-conformance-${name}-`));
  await chmod(folder, 0o700);
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  let daemon: Daemon | null = null;
  try {
    const { ca, ...certificate } = await writeCertificate(folder, domain);
    const [port, tlsPort] = await findFreePorts();
    const settings: Settings = {
      folder,
      domain,
      pubsub: name === 'jabberd2' ? 'none' : `pubsub.${domain}`,
      port,
      tlsPort,
      accounts: {
        agent: { username: 'conformance1', password: makePassword() },
        peer: { username: 'conformance2', password: makePassword() },
        publisher: { username: 'events', password: makePassword() },
      },
      pool: { agents: options.agents ?? 0, password: makePassword() },
      ...certificate,
    };
    daemon = await launch(settings);
    if (settings.pubsub !== 'none') await createNodes(settings);
    const files = writeTargetFiles(name, settings, ca, options.out ?? path.join(folder, `${name}.yaml`));
    return describeServer(daemon, files, removeFolder);
  } catch (error) {
    await daemon?.stop();
    await removeFolder();
    throw error;
  }
}

function describeServer(
  daemon: Daemon,
  files: ReturnType<typeof writeTargetFiles>,
  removeFolder: () => Promise<void>,
): RealServer {
  return {
    target: files.target,
    secureTarget: files.secureTarget,
    ended: daemon.ended,
    stop: async () => {
      files.remove();
      await daemon.stop();
      await removeFolder();
    },
  };
}

/** 128 random bits in characters that need no escape in Lua, Erlang, YAML or a command line. */
function makePassword(): string {
  return randomBytes(16).toString('hex');
}
