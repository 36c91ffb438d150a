import { Writable } from 'node:stream';
import { createRequire } from 'node:module';
import {
  loadConfiguration,
  runCucumber,
  type IRunConfiguration,
  type ISupportCodeLibrary,
} from '@cucumber/cucumber/api';
import type { Pickle } from '@cucumber/messages';
import { CucumberFiles } from '../report';
import { listCaseIds, type Envelope } from '../judgement/verdict';
import { root } from '../checkout';
import { featureFilesOf } from './feature-files';
import { expectTagExpression } from './unknown-name';
import type { Selection, Shard } from './profile';

/** Every message Cucumber sent, and what went wrong with Cucumber itself. */
export interface Execution {
  envelopes: Envelope[];
  problems: string[];
  /** The steps and hooks, which are loaded once in a process. */
  support: ISupportCodeLibrary;
}

/** The plugin that Cucumber loads for each run, as plain JavaScript. */
const plugin = createRequire(__filename)('../suite/selection.js') as {
  hold: ((own: readonly Pickle[], all: readonly Pickle[]) => Promise<void>) | null;
};

/** Swallows what Cucumber prints: the verdicts are told from its messages. */
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** The selected cases: what they are, and the means to run them. */
export interface Cases {
  selected: readonly Pickle[];
  /** Every tag of the features, whatever was selected. */
  tags: ReadonlySet<string>;
  /** Ids of the cases of all shards together, in their order. */
  ids: readonly string[];
  /** What Cucumber has said before the first case. */
  begun: readonly Envelope[];
  execute: (folder: string, onMessage: (envelope: Envelope) => void) => Promise<Execution>;
}

/** What is asked for, and what the target and this machine have of it. */
type Asked = Selection & { dedicated: boolean; shard?: Shard };

/**
 * Loads steps and hooks and selects the cases, those that are `@full` only where the target is dedicated. Cucumber then
 * waits, before it begins the first of them, until they are to be executed in this process; its own two reports go into
 * the run folder.
 */
export async function selectCases(selection: Asked): Promise<Cases> {
  if (selection.tags !== undefined) expectTagExpression(selection.tags);
  const complaints: string[] = [];
  const environment = { cwd: root, stdout: nowhere(), stderr: listen(complaints) };
  const configuration = await configure(selection, environment);
  const envelopes: Envelope[] = [];
  let take = (envelope: Envelope): unknown => envelopes.push(envelope);
  let begin = (): void => undefined;
  const held = new Promise<{ own: readonly Pickle[]; all: readonly Pickle[] }>((resolve) => {
    plugin.hold = (own, all) => {
      resolve({ own, all });
      return new Promise((done) => (begin = done));
    };
  });
  const running = runCucumber(configuration, environment, (envelope) => void take(envelope));
  // where there is no feature, nothing is held
  const { own, all } = await Promise.race([held, running.then(() => ({ own: [], all: [] }))]);
  return {
    selected: own,
    ids: listCaseIds(all, envelopes),
    tags: new Set(envelopes.flatMap(({ pickle }) => pickle?.tags.map(({ name }) => name) ?? [])),
    begun: envelopes,
    execute: async (folder, onMessage) => {
      const files = new CucumberFiles(folder);
      for (const envelope of envelopes) files.take(envelope);
      take = (envelope) => {
        envelopes.push(envelope);
        files.take(envelope);
        onMessage(envelope);
      };
      begin();
      try {
        await running;
      } finally {
        await files.end();
      }
      const { support } = await running;
      // what Cucumber complains of counts where it then ran nothing, such as a feature that does not parse
      const ran = envelopes.some(({ testRunFinished }) => testRunFinished !== undefined);
      return { envelopes, problems: ran ? [] : complaints.filter((complaint) => complaint !== ''), support };
    },
  };
}

/**
 * Holds the cases of one file of features once more, in this process, with the steps and hooks of an execution before.
 * @returns Cucumber's messages of it
 */
export async function executeAgain(feature: string, { support }: Execution): Promise<Envelope[]> {
  const environment = { cwd: root, stdout: nowhere(), stderr: nowhere() };
  const selection = { profile: 'standard', requirements: [], dedicated: false } as const;
  const { sources, ...configuration } = await configure(selection, environment);
  const envelopes: Envelope[] = [];
  const again = { ...configuration, sources: { ...sources, paths: [feature] }, support };
  await runCucumber(again, environment, (envelope) => void envelopes.push(envelope));
  return envelopes;
}

async function configure(
  { profile, language = 'en', requirements, tags, dedicated, shard }: Asked,
  environment: { cwd: string; stderr: Writable },
): Promise<IRunConfiguration> {
  const part = shard ? { shard: { ...shard } } : {};
  const pluginOptions = {
    selection: { profile, language, requirements: [...requirements], dedicated, ...part },
  };
  const provided = { pluginOptions, ...(tags !== undefined && { tags }) };
  const { runConfiguration } = await loadConfiguration({ provided }, environment);
  const { sources } = runConfiguration;
  const paths = featureFilesOf({ profile, requirements, ...(tags !== undefined && { tags }) });
  return {
    ...runConfiguration,
    sources: { ...sources, paths: paths ?? sources.paths },
    // the progress of this command takes the place of Cucumber's, its folder that of the files cucumber.js names
    formats: { stdout: 'summary', files: {}, publish: false, options: {} },
    support: { ...runConfiguration.support, requireModules: [] },
  };
}

function listen(lines: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString().trim());
      done();
    },
  });
}
