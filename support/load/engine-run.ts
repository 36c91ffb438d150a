import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { scenario, type Engine } from './engine';
import { readLine, type Line } from './line';
import { rateOf, type Plan } from './plan';

/** How long sessions may take to be given back when the engine is told to end, in milliseconds. */
const leaveMs = 7000;
/** After that it is ended by force, in milliseconds. */
const forceMs = 9000;
/** What of the engine's own words is kept. */
const wordsMost = 200;

/** The engine at work. */
export interface EngineRun {
  /** Its last own words. */
  words: readonly string[];
  /** Settles when it and all its processes have ended. */
  ended: Promise<void>;
  /** Has every session give back what it took, and ends it: within nine seconds. */
  stop: () => Promise<void>;
}

/**
 * Starts the engine with the scenario of the suite. Credentials stand in the settings' file alone, never in the
 * arguments.
 * @param take hears each line that the scenario writes
 */
export function startEngine(
  engine: Engine,
  { plan, settings, take }: { plan: Plan; settings: string; take: (line: Line) => void },
): EngineRun {
  const child = spawn(
    engine.program,
    [
      ...['--headless', '--locustfile', path.join(scenario, 'locustfile.py')],
      ...['--users', String(plan.agents), '--spawn-rate', String(rateOf(plan))],
      ...['--stop-timeout', String(leaveMs / 1000), '--exit-code-on-error', '0'],
      ...['--only-summary', '--loglevel', 'WARNING'],
      ...(plan.processes > 1 ? ['--processes', String(plan.processes)] : []),
    ],
    {
      // Ctrl-C reaches the suite alone, which then ends the engine in order
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environmentFor(settings),
    },
  );
  const words: string[] = [];
  const say = (text: string): void => {
    words.push(text);
    if (words.length > wordsMost) words.shift();
  };
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = readLine(text);
    if (line) take(line);
    else say(text);
  });
  createInterface({ input: child.stderr }).on('line', say);
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      say(String(error));
      resolve();
    });
    // not before the last of its processes lets go of the pipes
    child.once('close', () => resolve());
  });
  let stopping: Promise<void> | null = null;
  return { words, ended, stop: () => (stopping ??= stopEngine(child, ended)) };
}

/** The proxy is told by the settings: what the environment says of proxies is read by the suite alone. */
function environmentFor(settings: string): NodeJS.ProcessEnv {
  const rest = Object.entries(process.env).filter(([name]) => !/^(?:https?|all|no)_proxy$/i.test(name));
  return {
    ...Object.fromEntries(rest),
    FINESSE_LOAD_SETTINGS: settings,
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUNBUFFERED: '1',
  };
}

async function stopEngine(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const force = setTimeout(() => killGroup(child), forceMs);
  await ended;
  clearTimeout(force);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended meanwhile
  }
}
