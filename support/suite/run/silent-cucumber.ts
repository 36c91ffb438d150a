import { Writable } from 'node:stream';
import {
  loadConfiguration,
  type IConfiguration,
  type IRunConfiguration,
  type IRunEnvironment,
} from '@cucumber/cucumber/api';

/** Swallows what Cucumber prints: everything is told from its messages. */
export function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

/** A configuration, and the environment to load and run it in, in which Cucumber says nothing and writes no file. */
export interface SilentCucumber {
  configuration: IRunConfiguration;
  environment: IRunEnvironment;
}

/**
 * Reads Cucumber's configuration for a run that is followed by its messages alone.
 * @param provided what differs from the configuration file
 * @param file false where a folder has none of its own
 */
export async function configureSilently(
  cwd: string,
  provided: Partial<IConfiguration>,
  file?: false,
): Promise<SilentCucumber> {
  const environment = { cwd, stdout: nowhere(), stderr: nowhere(), env: process.env };
  const { runConfiguration } = await loadConfiguration(
    { ...(file === false && { file }), provided: { ...provided, format: ['summary'] } },
    environment,
  );
  const formats = { stdout: 'summary', files: {}, publish: false as const, options: {} };
  // TypeScript is loaded by this process already
  const support = { ...runConfiguration.support, requireModules: [] };
  return { configuration: { ...runConfiguration, formats, support }, environment };
}
