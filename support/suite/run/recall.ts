import { loadCatalogue } from '../../judgement/catalogue/catalogue';
import type { Account, Target } from '../../configuration';
import { Budget } from '../../protocol/budget';
import { Patience } from '../../protocol/session';
import type { Recording } from '../../protocol/wire/recording';
import type { Transcript } from '../../protocol/wire/transcript';
import { Breaker } from './breaker';
import { listDeviations } from './known-deviations';
import type { RunContext } from './run-context';

/** What a run remembers of the server that other runs have spoken to. */
export type RecalledTarget = Pick<
  Target,
  'name' | 'url' | 'domain' | 'pubsub' | 'product' | 'knownDeviations'
> & {
  /** The release that the server said it is, or null. */
  release: string | null;
};

/**
 * Prepares a run that speaks to nobody: what its cases said and heard was recorded before, and only the checks of every
 * case are held.
 * @param recorded by case id
 */
export function recallRun(
  { release, ...known }: RecalledTarget,
  recorded: ReadonlyMap<string, Transcript>,
): RunContext {
  const target: Target = {
    ...known,
    file: null,
    embedded: false,
    embeddedTls: false,
    tls: { ca: null, cert: null, key: null, verify: true, servername: null },
    headers: [],
    proxy: null,
    accounts: {},
    pool: null,
    load: {},
    rest: null,
    user: { id: '' },
    team: { id: '' },
    dedicated: true,
    limits: { replyMs: 0, runMs: 0, idleMs: 0, badPasswords: 0, connectsPerSecond: Infinity },
  };
  return {
    target,
    catalogue: loadCatalogue(),
    knownDeviations: listDeviations(target, release),
    transcripts: [],
    recorded,
    recording: null,
    keep: () => '',
    absent: new Map(),
    found: new Set(),
    budget: new Budget(target.limits),
    ledgerFile: null,
    breaker: new Breaker(),
    overruns: 0,
    overrunsMost: Infinity,
    soakMs: null,
    soak: null,
    patience: new Patience(),
    stopped: null,
    end: () => Promise.resolve(),
  };
}

/** What is known of the two sides of a conversation that somebody else has recorded. */
export type RecordedTarget = RecalledTarget & Pick<Target, 'user' | 'team'> & { account: Account };

/** Prepares a run whose cases all judge one conversation that somebody else has recorded. Nothing is sent. */
export function recallRecording(
  { user, team, account, ...known }: RecordedTarget,
  recording: Recording,
): RunContext {
  const context = recallRun(known, new Map());
  const target = { ...context.target, user, team, accounts: { agent: account } };
  return { ...context, target, recording };
}

/** Whether a phrase is about what was said in all cases so far: each such phrase names them. */
export function isAboutEveryCase(phrase: string): boolean {
  return /\b(?:any|every) case\b/.test(phrase);
}
