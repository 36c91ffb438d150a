import { spawn } from 'node:child_process';

/** A server running as a child. */
export interface Daemon {
  /** Asks it to end and waits until it has; after five seconds it is ended by force. */
  stop(): Promise<void>;
  /** Settles when it has ended, with the last lines it printed. */
  ended: Promise<string>;
}

export interface DaemonOptions {
  command: readonly [program: string, ...rest: string[]];
  environment?: Readonly<Record<string, string>>;
  folder: string;
  /** Address space it may take at most. */
  memoryKiB: number;
  /** Whether what it has printed so far says that it is ready. */
  isReady: (output: string) => boolean;
  readyWithinMs: number;
}

// exec keeps the process id; pdeathsig ends the server with its parent, however the parent ends
const launcher = `ulimit -v "$1" || exit 1; shift
if command -v setpriv >/dev/null; then exec setpriv --pdeathsig TERM "$@"; fi
exec "$@"`;

/**
 * Starts a server under a memory limit and resolves once it says that it is ready.
 * @throws Error with the last lines it printed, where it ends first or is not ready in time
 */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const child = spawn('sh', ['-c', launcher, 'sh', String(options.memoryKiB), ...options.command], {
    cwd: options.folder,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own: Ctrl-C reaches the parent alone, which then stops the server in order
    detached: true,
  });
  let output = '';
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(String(error)));
    child.once('close', () => resolve(lastLines(output)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(force);
  };

  const ready = new Promise<'ready'>((resolve) => {
    const listen = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-65_536);
      if (options.isReady(output)) resolve('ready');
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
  });
  const { promise: late, cancel } = expire(options.readyWithinMs);
  const outcome = await Promise.race([ready, ended.then(() => 'ended' as const), late]);
  cancel();
  if (outcome === 'ready') return { stop, ended };
  await stop();
  const [program] = options.command;
  const what = outcome === 'ended' ? 'ended' : `was not ready within ${options.readyWithinMs} ms`;
  throw new Error(`${program} ${what} while starting; its last lines:\n${lastLines(output)}`);
}

function expire(afterMs: number): { promise: Promise<'late'>; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), afterMs);
  });
  return { promise, cancel: () => clearTimeout(timer) };
}

function lastLines(output: string): string {
  return output.trimEnd().split('\n').slice(-20).join('\n');
}
