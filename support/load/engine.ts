import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../checkout';

/** A load engine that is installed here. */
export interface Engine {
  name: 'locust';
  /** The program. */
  program: string;
  version: string;
}

/** What the engine runs, and what it was tried with. */
export const scenario = path.join(__dirname, 'scenario');
const requirements = path.join(scenario, 'requirements.txt');

/** Names the engine's program where it is neither in the checkout's `.venv` nor on PATH. */
export const variable = 'FINESSE_CONFORMANCE_LOCUST';
const environmentFolder = path.join(root, '.venv');
const own =
  process.platform === 'win32'
    ? path.join(environmentFolder, 'Scripts', 'locust.exe')
    : path.join(environmentFolder, 'bin', 'locust');

/** Whether an engine can be used, or what to do so that one can. */
export function findEngine(env: NodeJS.ProcessEnv): Engine | { missing: string } {
  const program = env[variable] ?? (existsSync(own) ? own : 'locust');
  const { error, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 60_000, env });
  const { 1: version } = /^locust (\d+\.\d+\.\d+)/.exec(error ? '' : stdout) ?? [];
  if (version === undefined)
    return {
      missing: `The load engine Locust is not installed: ${program} is no program that says its version. ${howTo()}`,
    };
  const [major, minor] = version.split('.').map(Number);
  const [wanted, least] = pinned().split('.').map(Number);
  if (major !== wanted || (minor ?? 0) < (least ?? 0))
    return { missing: `Locust ${version} is installed, and ${pinned()} is wanted. ${howTo()}` };
  return { name: 'locust', program, version };
}

/** The version that the scenario was made for. */
export function pinned(): string {
  return /^locust==(\S+)$/m.exec(readFileSync(requirements, 'utf8'))?.[1] ?? '';
}

function howTo(): string {
  const [folder, file] = [environmentFolder, requirements].map((place) => path.relative('', place));
  return `Install ${pinned()}: python3 -m venv ${folder ?? ''} && ${folder ?? ''}/bin/pip install -r ${file ?? ''}; or name its program in ${variable}`;
}
