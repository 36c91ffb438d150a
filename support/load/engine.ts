import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

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

/** Names another place of the engine's program than PATH. */
export const variable = 'FINESSE_CONFORMANCE_LOCUST';

/** Whether an engine can be used, or what to do so that one can. */
export function findEngine(env: NodeJS.ProcessEnv): Engine | { missing: string } {
  const program = env[variable] ?? 'locust';
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
  const file = path.relative('', requirements);
  return `Install it: python3 -m venv locust && locust/bin/pip install -r ${file}, then export ${variable}=$PWD/locust/bin/locust`;
}
