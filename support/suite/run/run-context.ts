import path from 'node:path';
import { root } from '../../checkout';
import { Budget, readShare, useBudget } from '../../protocol/budget';
import { loadCatalogue, type Catalogue } from '../../judgement/catalogue/catalogue';
import { readTarget, type Target } from '../../configuration';
import { Patience, type Blocker } from '../../protocol/session';
import type { Behaviour } from '../../reference-server/decisions';
import type { Recording } from '../../protocol/wire/recording';
import type { Transcript } from '../../protocol/wire/transcript';
import type { CaseHeading, KnownDeviations, SoakNotes } from '../../judgement/verdict';
import { Breaker } from './breaker';
import { startEmbedded } from './embedded';
import { listDeviations } from './known-deviations';
import { LedgerFile } from './ledger/ledger-file';

/** What all cases of one run share. */
export interface RunContext {
  target: Target;
  catalogue: Catalogue;
  /** What is known of the target; of every release until the server has said which it is. */
  knownDeviations: KnownDeviations;
  /** Transcripts of the cases so far, for the rules over all of them. */
  transcripts: Transcript[];
  /** By case id, what was recorded of it in another run: nothing is said then. Null where the run speaks itself. */
  recorded: ReadonlyMap<string, Transcript> | null;
  /** The one conversation that all cases judge, recorded by somebody else; null where the run has its own. */
  recording: Recording | null;
  /**
   * Keeps the conversation of a case that has ended, and gives the path under which a reader finds it from the run
   * folder; null where Cucumber's messages are all there is, and carry it.
   */
  keep: ((transcript: Transcript, heading: CaseHeading) => string) | null;
  /** Cases that found something: what they say needs no second finding. */
  readonly found: Set<string>;
  /** What the run may still do to its server. */
  budget: Budget;
  /** Where what is made on the server is kept beyond the run; null where it ends with the server. */
  ledgerFile: LedgerFile | null;
  /** Which steps no conversation gets past. */
  breaker: Breaker;
  /** What was found missing before the first case, by the need of the cases that go without. */
  readonly absent: Map<string, Blocker>;
  /** Cases in which the server sent more on one connection than the suite reads. */
  overruns: number;
  /** How many overruns stop the run. */
  overrunsMost: number;
  /** How long the conversation of profile `soak` is to last, in milliseconds; null in every other. */
  soakMs: number | null;
  /** What the long conversation came to, as far as it was held; null where none was. */
  soak: SoakNotes | null;
  /** What was learnt of how long to wait for what. */
  patience: Patience;
  /** Why no further case may start, or null. */
  stopped: Blocker | null;
  /** Ends what the run itself started. */
  end: () => Promise<void>;
}

/** How long the clean-up of a run that is stopped may take, in milliseconds. */
export const restMs = 5000;

/** Stops a run: its case under way at once, all that have not begun with it, and its clean-up soon. */
export function stopRun(context: RunContext, { id, sentence }: Blocker): void {
  context.stopped ??= { id, sentence: `${sentence} before this case began` };
  context.budget.halt.stop(sentence, restMs);
}

/** The target of a run that names none: the reference server inside the suite. */
export const defaultTarget = path.join(root, 'targets/embedded.yaml');

/** Where the ledgers of all targets are. */
export const ledgers = path.join(root, 'reports/.ledger');

let current: RunContext | null = null;

/** Makes a run the one that the next execution of Cucumber in this process belongs to. */
export function setRun(context: RunContext): void {
  current = context;
  useBudget(context.budget);
}

/** The run under way. @throws Error outside a run */
export function currentRun(): RunContext {
  if (!current) throw new Error('no run has been prepared');
  return current;
}

/** Whether a run was prepared: the command line does so, plain `cucumber-js` leaves it to the first hook. */
export function hasRun(): boolean {
  return current !== null;
}

/** What a run may be given beside its target. */
export interface RunSetting {
  /** Faults of the embedded server. */
  faults?: readonly string[];
  /** What the embedded server does otherwise where it plays no fault. */
  bend?: (behaviour: Behaviour) => void;
  /** The folder where the ledger is kept; nowhere unless given. */
  ledgerFolder?: string;
  /** How many shards may be run at once: each opens as many connections a second as is left for it. */
  shards?: number;
  /** Tells a worker of `cucumber-js --parallel` from a process that runs all cases. */
  env?: NodeJS.ProcessEnv;
}

/**
 * Prepares a run against a target; starts the reference server where the target is embedded, with its faults.
 * @throws Error naming a fault that does not exist
 * @throws TargetError where the target names a list of known deviations that does not exist
 */
export async function prepareRun(target: Target, setting: RunSetting = {}): Promise<RunContext> {
  const { faults = [], bend, ledgerFolder, shards = 1, env = {} } = setting;
  const knownDeviations = listDeviations(target, null);
  const started = target.embedded
    ? await startEmbedded(target, faults, bend)
    : { target, end: () => Promise.resolve() };
  const { connectsPerSecond, badPasswords } = started.target.limits;
  return {
    target: started.target,
    catalogue: loadCatalogue(),
    knownDeviations,
    transcripts: [],
    recorded: null,
    recording: null,
    keep: null,
    found: new Set(),
    budget: new Budget({
      connectsPerSecond: connectsPerSecond / shards,
      badPasswords,
      share: readShare(env),
    }),
    ledgerFile: target.embedded || ledgerFolder === undefined ? null : new LedgerFile(ledgerFolder, target),
    breaker: new Breaker(),
    absent: new Map(),
    overruns: 0,
    overrunsMost: 3,
    soakMs: null,
    soak: null,
    patience: new Patience(),
    stopped: null,
    end: started.end,
  };
}

/** Prepares the run that plain `cucumber-js` makes: `TARGET=file`, or the embedded server. */
export function prepareDefaultRun(env: NodeJS.ProcessEnv): Promise<RunContext> {
  return prepareRun(readTarget(env.TARGET ?? defaultTarget, env), { ledgerFolder: ledgers, env });
}
