import { Writable } from 'node:stream';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import { CucumberFiles } from '../report';
import type { Envelope } from '../verdict';
import { root } from './place';

export const profiles = ['handshake', 'documented', 'standard', 'full'] as const;
export type Profile = (typeof profiles)[number];

/** Which cases a run selects. */
export interface Selection {
  profile: Profile;
  /** Requirement ids; none for all. */
  requirements: readonly string[];
  /** A tag expression, or none. */
  tags?: string;
}

/** Every message Cucumber sent, and what went wrong with Cucumber itself. */
export interface Execution {
  envelopes: Envelope[];
  problems: string[];
}

/** Swallows what Cucumber prints: the verdicts are told from its messages. */
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Runs the selected cases in this process, those that are `@full` only where the target is dedicated; Cucumber's own two reports go into the run folder. */
export async function executeCases(
  selection: Selection & { dedicated: boolean },
  folder: string,
  onMessage: (envelope: Envelope) => void,
): Promise<Execution> {
  const { profile, requirements, tags, dedicated } = selection;
  const envelopes: Envelope[] = [];
  const complaints: string[] = [];
  const stderr = new Writable({
    write(chunk: Buffer, _encoding, done) {
      complaints.push(chunk.toString().trim());
      done();
    },
  });
  const environment = { cwd: root, stdout: nowhere(), stderr };
  const { runConfiguration } = await loadConfiguration(
    {
      provided: {
        pluginOptions: { selection: { profile, requirements: [...requirements], dedicated } },
        ...(tags !== undefined && { tags }),
      },
    },
    environment,
  );
  // the progress of this command takes the place of Cucumber's, its folder that of the files cucumber.js names
  runConfiguration.formats = { stdout: 'summary', files: {}, publish: false, options: {} };
  runConfiguration.support.requireModules = [];
  const files = new CucumberFiles(folder);
  try {
    await runCucumber(runConfiguration, environment, (envelope) => {
      envelopes.push(envelope);
      files.take(envelope);
      onMessage(envelope);
    });
  } finally {
    await files.end();
  }
  // what Cucumber complains of counts where it then ran nothing, such as a feature that does not parse
  const ran = envelopes.some(({ testRunFinished }) => testRunFinished !== undefined);
  return { envelopes, problems: ran ? [] : complaints.filter((complaint) => complaint !== '') };
}
