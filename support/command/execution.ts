import { Writable } from 'node:stream';
import { loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import type { Pickle } from '@cucumber/messages';
import { CucumberFiles } from '../report';
import type { Envelope } from '../judgement/verdict';
import { root } from '../checkout';

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

/** The selected cases: what they are, and the means to run them. */
export interface Cases {
  selected: readonly Pickle[];
  execute: (folder: string, onMessage: (envelope: Envelope) => void) => Promise<Execution>;
}

/**
 * Loads steps and hooks and selects the cases, those that are `@full` only where the target is dedicated, in a dry run in
 * which nothing is sent. Executing them runs them in this process; Cucumber's own two reports go into the run folder.
 */
export async function selectCases(selection: Selection & { dedicated: boolean }): Promise<Cases> {
  const { profile, requirements, tags, dedicated } = selection;
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
  const support = await loadSupport(runConfiguration, environment);
  const configuration = { ...runConfiguration, support };
  const dry = { ...configuration, runtime: { ...configuration.runtime, dryRun: true } };
  const selected = await listSelected((take) => runCucumber(dry, environment, take));
  // the run itself complains of the same once more
  complaints.length = 0;
  return {
    selected,
    execute: async (folder, onMessage) => {
      const envelopes: Envelope[] = [];
      const files = new CucumberFiles(folder);
      try {
        await runCucumber(configuration, environment, (envelope) => {
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
    },
  };
}

async function listSelected(
  run: (take: (envelope: Envelope) => void) => Promise<unknown>,
): Promise<Pickle[]> {
  const pickles = new Map<string, Pickle>();
  const selected: Pickle[] = [];
  await run(({ pickle, testCase }) => {
    if (pickle) pickles.set(pickle.id, pickle);
    const chosen = testCase ? pickles.get(testCase.pickleId) : undefined;
    if (chosen) selected.push(chosen);
  });
  return selected;
}
