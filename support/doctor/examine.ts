import type { Target } from '../configuration';
import { checkNames, type CheckName, type KnownCause } from '../judgement/sign';
import { closeSession, type Patience } from '../protocol/session';
import { accountChecks, presenceChecks } from './account-checks';
import { judge, plainResult, type Check, type CheckResult } from './check';
import { Examination, type Bounds } from './examination';
import { httpChecks } from './http-checks';
import { serviceChecks } from './service-checks';
import { streamChecks } from './stream-checks';
import { tlsChecks } from './tls-check';
import { transportChecks } from './transport-checks';

const order = (name: CheckName): number => checkNames.indexOf(name);

/** All checks but that of the target file, in the order in which things break. */
const checks: readonly Check[] = [
  ...transportChecks,
  ...tlsChecks,
  ...httpChecks,
  ...streamChecks,
  ...accountChecks,
  ...serviceChecks,
  ...presenceChecks,
].sort((one, other) => order(one.name) - order(other.name));

/** What is examined, how, and who hears of it. */
export interface Setting {
  bounds: Bounds;
  /** Only these checks; all unless given. */
  only?: readonly CheckName[];
  /** Learns whether the server answers in order. */
  patience?: Patience;
  /** Is told of each result as it is there. */
  tell?: (result: CheckResult) => void;
}

/** What an examination came to: the results in order, and the known causes of those that failed. */
export interface Diagnosis {
  results: CheckResult[];
  failures: { result: CheckResult; cause: KnownCause }[];
}

/**
 * Examines a server with one conversation that changes nothing on it. What depends on a check that failed is not tried.
 * @throws Withheld where the run was stopped
 */
export async function examine(target: Target, { bounds, only, patience, tell }: Setting): Promise<Diagnosis> {
  const examination = new Examination(target, bounds, patience);
  const diagnosis: Diagnosis = { results: [], failures: [] };
  const take = (result: CheckResult): void => {
    diagnosis.results.push(result);
    tell?.(result);
  };
  try {
    for (const check of checks.filter(({ name }) => only?.includes(name) ?? true)) {
      const why = obstacle(check, diagnosis.results, examination);
      if (why !== null) {
        take(plainResult(check.name, 'not tried', why));
        continue;
      }
      const startedAtMs = performance.now();
      const sights = [await check.look(examination)].flat();
      const after = `${String(Math.round(performance.now() - startedAtMs))} ms`;
      for (const sight of sights) {
        const { result, cause } = judge(check.name, sight, { ...examination.values, after });
        take(result);
        if (cause && result.status === 'fail') diagnosis.failures.push({ result, cause });
      }
    }
  } finally {
    await end(examination);
  }
  return diagnosis;
}

/** Why a check is not made, or null. */
function obstacle({ needs }: Check, before: readonly CheckResult[], examination: Examination): string | null {
  for (const { check, status, found } of before) {
    if (!needs.includes(check)) continue;
    if (status === 'fail') return `needs ${check}`;
    if (status === 'not tried') return found;
    if (check === 'credentials' && status === 'not applicable') return 'needs an account';
  }
  return examination.isOver ? 'the time is up' : null;
}

async function end(examination: Examination): Promise<void> {
  if (!examination.isInContact) return;
  const { session } = await examination.contact();
  if (session) await closeSession(session);
}
