import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AllureJob } from './job';

/** How a generator ended, and all that it said. */
export interface Ended {
  exitCode: number | null;
  said: string;
}

/**
 * Runs a script of Node in a process of its own, for as long as a report may take. What Allure reads from the environment
 * is kept from it: such a variable sends results to a service, or reports the use to a statistics one.
 */
export async function runGenerator(
  parameters: readonly string[],
  { env, withinMs, results }: Pick<AllureJob, 'env' | 'withinMs' | 'results'>,
): Promise<Ended> {
  const others = Object.entries(env).filter(([name]) => !name.startsWith('ALLURE_'));
  const generator = spawn(process.execPath, parameters, {
    // settings that stand in the folder where a run was started are somebody else's
    cwd: results,
    env: { ...Object.fromEntries(others), ALLURE_NO_ANALYTICS: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: Math.floor(withinMs),
  });
  let said = '';
  for (const stream of [generator.stdout, generator.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  await once(generator, 'close');
  return { exitCode: generator.exitCode, said };
}

/** The last line of what a generator said. */
export function lastLine(said: string): string {
  return said.trim().split('\n').at(-1) ?? '';
}
