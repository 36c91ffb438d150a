import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { startDaemon, type Daemon } from './daemon';
import { findProgram } from './installation';
import type { RealServer, RealServerOptions, Settings } from './real-server';
import { startRealServer } from './start';

/** Starts a private ejabberd on free ports of 127.0.0.1. @throws NotInstalled, or Error where it does not come up */
export function startEjabberd(options: RealServerOptions = {}): Promise<RealServer> {
  return startRealServer('ejabberd', launch, options);
}

/**
 * Runs ejabberd in an Erlang machine that is no part of any cluster: no node name, so no epmd, no cookie, and
 * any number side by side. ejabberdctl would switch to the user ejabberd and read the installed settings.
 */
async function launch(settings: Settings): Promise<Daemon> {
  const { folder } = settings;
  const configuration = path.join(folder, 'ejabberd.yml');
  const accounts = path.join(folder, 'accounts.erl');
  await writeFile(configuration, stringify(configure(settings), { aliasDuplicateObjects: false }), {
    mode: 0o600,
  });
  await writeFile(accounts, registerAccounts(settings), { mode: 0o600 });
  return startDaemon({
    command: [
      ...([findProgram('erl') ?? '', '-noinput', '+S', '1:1'] as const),
      ...['-mnesia', 'dir', `"${folder}/spool"`, '-s', 'ejabberd'],
      ...['-eval', `file:eval("${accounts}")`],
    ],
    environment: {
      HOME: folder,
      ERL_LIBS: await findLibraries(),
      EJABBERD_CONFIG_PATH: configuration,
      EJABBERD_LOG_PATH: path.join(folder, 'ejabberd.log'),
      CONTRIB_MODULES_CONF_DIR: path.join(folder, 'none'),
      ERL_CRASH_DUMP_BYTES: '0',
    },
    folder,
    // the Erlang machine reserves 2.2 GB of addresses from the start and uses 100 MB; ejabberd 23.01 takes all
    // memory there is when a resource of U+00AD sends presence
    memoryKiB: 3 * 1024 * 1024,
    isReady: (output) =>
      output.includes('accounts registered') &&
      output.split(/Start accepting (?:TCP|TLS) connections/).length > 2,
    readyWithinMs: 30_000,
  });
}

function configure({ domain, pubsub, port, tlsPort, accounts, key, certificate }: Settings): object {
  const listener = {
    ip: '127.0.0.1',
    module: 'ejabberd_http',
    request_handlers: { '/ws/': 'ejabberd_http_ws' },
  };
  return {
    hosts: [domain],
    loglevel: 'info',
    certfiles: [certificate, key],
    listen: [
      { ...listener, port },
      { ...listener, port: tlsPort, tls: true },
    ],
    auth_method: 'internal',
    acl: { publishers: { user: [accounts.publisher.username] } },
    access_rules: { publishing: { allow: 'publishers' } },
    modules: {
      mod_disco: {},
      mod_ping: {},
      mod_roster: {},
      mod_caps: {},
      mod_version: {},
      mod_pubsub: {
        host: pubsub,
        access_createnode: 'publishing',
        plugins: ['flat'],
        default_node_config: { persist_items: false, send_last_published_item: 'never' },
      },
    },
  };
}

/** Erlang expressions; names and passwords hold nothing that would have to be escaped. */
function registerAccounts({ domain, accounts, pool }: Settings): string {
  const calls = Object.values(accounts).map(
    ({ username, password }) =>
      `ok = ejabberd_auth:try_register(<<"${username}">>, <<"${domain}">>, <<"${password}">>)`,
  );
  const register = `ejabberd_auth:try_register(iolist_to_binary(["load", integer_to_list(N)]), <<"${domain}">>, <<"${pool.password}">>)`;
  if (pool.agents > 0) calls.push(`[ok = ${register} || N <- lists:seq(1, ${String(pool.agents)})]`);
  return `${[...calls, 'io:format("accounts registered~n")'].join(',\n')}.\n`;
}

/** Where the package keeps its Erlang libraries; only its own ejabberdctl knows. */
async function findLibraries(): Promise<string> {
  const script = findProgram('ejabberdctl') ?? '';
  const [, folder] = /^ERL_LIBS=(?:'([^']+)'|\S+)$/m.exec(await readFile(script, 'utf8')) ?? [];
  if (folder !== undefined) return folder;
  throw new Error(
    `${script} names no ERL_LIBS='FOLDER', as Debian's does: install Debian's package of ejabberd`,
  );
}
