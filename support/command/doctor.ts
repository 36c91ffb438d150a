import { readTarget, TargetError, type Target } from '../configuration';
import {
  examine,
  exitCodeOf,
  page,
  plainResult,
  renderEnd,
  renderJson,
  renderResult,
  type CheckResult,
} from '../doctor';
import { Budget, useBudget } from '../protocol/budget';
import { prepareRun } from '../suite/run';

/** What `doctor` is asked for on the command line. */
export interface DoctorOptions {
  target: string;
  json: boolean;
}

/** One answer may take this long, all of them this long, in milliseconds. */
const eachMs = 5000;
const allMs = 13_000;

/**
 * Examines the server of a target file and prints what was found, in the order in which things break; changes nothing.
 * @returns the exit code of the contract: 0 ready, 1 a broken rule of the server, 2 configuration, 3 not ready
 */
export async function doctor(
  { target: file, json }: DoctorOptions,
  write: (text: string) => void = (text) => process.stdout.write(text),
): Promise<number> {
  const startedAtMs = performance.now();
  const tell = (result: CheckResult): void => (json ? undefined : write(`${renderResult(result)}\n`));
  const conclude = (target: Target | null, results: readonly CheckResult[]): number => {
    const durationMs = Math.round(performance.now() - startedAtMs);
    const named = target && { name: target.name, url: target.url, domain: target.domain };
    write(json ? renderJson(named, results, durationMs) : `\n${renderEnd(results)}\n`);
    return exitCodeOf(results);
  };
  const read = readOrExplain(file);
  if (Array.isArray(read)) {
    read.forEach(tell);
    return conclude(null, read);
  }
  // an embedded target is started, so that doctor can be tried
  const context = await prepareRun(read);
  const { target } = context;
  try {
    const { badPasswords, connectsPerSecond } = target.limits;
    useBudget(new Budget({ badPasswords, connectsPerSecond }));
    if (!json) write(`Examining ${target.name} at ${target.url}; nothing is changed there.\n\n`);
    const first = plainResult('target', 'ok', describe(file, target));
    tell(first);
    const bounds = { eachMs: Math.min(eachMs, target.limits.replyMs), allMs };
    const { results } = await examine(target, { bounds, tell });
    return conclude(target, [first, ...results]);
  } finally {
    await context.end();
  }
}

function describe(file: string, { accounts: { agent }, product }: Target): string {
  return `${file} is in order: ${product}, ${agent ? `signs in as ${agent.username}` : 'signs nobody in'}`;
}

/** The target, or for each problem of its file what a check found. */
function readOrExplain(file: string): Target | CheckResult[] {
  try {
    return readTarget(file, process.env);
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    return error.problems.map((problem) => ({
      ...plainResult('target', 'fail', problem),
      ...{ code: 'target-file', page: `${page}#target-file`, who: 'you', exit: 2 },
      means: 'The target file cannot be used, and nothing was sent.',
      next: 'Mend this in the file.',
    }));
  }
}
