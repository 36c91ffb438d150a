import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startDaemon, type Daemon } from './daemon';
import { findProgram } from './installation';
import { modules } from './jabberd2-modules';
import { findFreePorts } from './ports';
import type { RealServer, RealServerOptions, Settings } from './real-server';
import { startRealServer } from './start';

/**
 * Starts a private jabberd2 on free ports of 127.0.0.1. It has no pubsub service, and answers WebSocket frames with
 * frames of its own kind. @throws NotInstalled, or Error where it does not come up
 */
export function startJabberd2(options: RealServerOptions = {}): Promise<RealServer> {
  return startRealServer('jabberd2', launch, options);
}

/** Its three processes end together; a TERM that the shell gets reaches them all. */
const script = `
"$1" -c router.xml & router=$!
"$2" -c sm.xml & sm=$!
"$3" -c c2s.xml & c2s=$!
trap 'kill $router $sm $c2s' TERM
wait
wait
`;

async function launch(settings: Settings): Promise<Daemon> {
  const { folder, accounts, pool, domain, certificate, key } = settings;
  const [routerPort] = await findFreePorts();
  const pem = path.join(folder, 'both.pem');
  const halves = [certificate, key].map((file) => readFileSync(file, 'utf8'));
  await writeFile(pem, halves.join('\n'), { mode: 0o600 });
  const texts = configure(settings, { routerPort, pem, secret: accounts.publisher.password });
  for (const [name, text] of Object.entries(texts))
    await writeFile(path.join(folder, name), text, { mode: 0o600 });
  const crowd = Array.from({ length: pool.agents }, (_, index) => ({
    username: `load${String(index + 1)}`,
    password: pool.password,
  }));
  const users = [...Object.values(accounts), ...crowd].map(
    ({ username, password }) => `INSERT INTO authreg VALUES ('${username}', '${domain}', '${password}');`,
  );
  const schema = gunzipSync(readFileSync('/usr/share/doc/jabberd2/db-setup.sqlite.gz')).toString();
  const input = [schema, ...users].join('\n');
  execFileSync(findProgram('sqlite3') ?? '', [path.join(folder, 'data.sqlite')], { input });
  const programs = ['router', 'sm', 'c2s'].map((name) => findProgram(`jabberd2-${name}`) ?? '');
  return startDaemon({
    command: ['sh', '-c', script, 'sh', ...programs],
    folder,
    memoryKiB: 1024 * 1024,
    isReady: (output) =>
      output.includes(`[${domain}] online`) && output.includes(`port=${String(settings.tlsPort)}`),
    readyWithinMs: 20_000,
  });
}

/** Where Debian keeps what the three processes load, whatever the machine. */
function findModules(): string {
  const [found = ''] = readdirSync('/usr/lib')
    .map((name) => path.join('/usr/lib', name, 'jabberd2'))
    .filter((folder) => existsSync(folder));
  return found;
}

function configure(
  { folder, domain, port, tlsPort }: Settings,
  { routerPort, pem, secret }: { routerPort: number; pem: string; secret: string },
): Record<string, string> {
  const library = `<path>${findModules()}</path>`;
  const data = `<sqlite><dbname>${folder}/data.sqlite</dbname></sqlite>`;
  const link = `<router><ip>127.0.0.1</ip><port>${String(routerPort)}</port><user>jabberd</user><pass>${secret}</pass>
    <retry><init>20</init><lost>1</lost><sleep>1</sleep></retry></router><log type='stdout'/>`;
  return {
    'users.xml': `<users><user><name>jabberd</name><secret>${secret}</secret></user></users>`,
    'router.xml': `<router><id>router</id><log type='stdout'/>
  <local><ip>127.0.0.1</ip><port>${String(routerPort)}</port><users>${folder}/users.xml</users><secret>${secret}</secret></local>
  <io><max_fds>1024</max_fds></io><aci><acl type='all'><user>jabberd</user></acl></aci></router>`,
    'sm.xml': `<sm><id>sm</id>${link}<local><id>${domain}</id></local>
  <storage>${library}<driver>sqlite</driver>${data}</storage>${modules(library)}<user><auto-create/></user></sm>`,
    'c2s.xml': `<c2s><id>c2s</id>${link}
  <local><id pemfile='${pem}'>${domain}</id><ip>127.0.0.1</ip><port>${String(port)}</port><ssl-port>${String(tlsPort)}</ssl-port><pemfile>${pem}</pemfile></local>
  <io><max_fds>1024</max_fds><limits><stanzasize>1000000</stanzasize></limits><websocket/></io>
  <authreg>${library}<module>sqlite</module>
    <mechanisms><traditional/><sasl><plain/></sasl></mechanisms><ssl-mechanisms><traditional/><sasl><plain/></sasl></ssl-mechanisms>
    ${data}</authreg></c2s>`,
  };
}
