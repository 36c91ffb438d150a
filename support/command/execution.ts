import path from 'node:path';
import { Writable } from 'node:stream';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
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

/** Runs the selected cases in this process; Cucumber's own two reports go into the run folder. */
export async function executeCases(
  selection: Selection,
  folder: string,
  onMessage: (envelope: Envelope) => void,
): Promise<Execution> {
  const { profile, requirements, tags } = selection;
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
        format: [
          'summary',
          `html:${path.join(folder, 'cucumber.html')}`,
          `message:${path.join(folder, 'messages.ndjson')}`,
        ],
        pluginOptions: { selection: { profile, requirements: [...requirements] } },
        ...(tags !== undefined && { tags }),
      },
    },
    environment,
  );
  // the first format is Cucumber's stdout, the progress of this command takes its place
  runConfiguration.formats.stdout = 'summary';
  runConfiguration.support.requireModules = [];
  await runCucumber(runConfiguration, environment, (envelope) => {
    envelopes.push(envelope);
    onMessage(envelope);
  });
  // what Cucumber complains of counts where it then ran nothing, such as a feature that does not parse
  const ran = envelopes.some(({ testRunFinished }) => testRunFinished !== undefined);
  return { envelopes, problems: ran ? [] : complaints.filter((complaint) => complaint !== '') };
}
