import path from 'node:path';
import type { Barrier, KeptEntry, RunContext } from '../run';
import {
  describeOutgrown,
  findSecrets,
  linkLatest,
  renderConsole,
  writeRunFolder,
  type AllureReport,
  type RunReport,
} from '../report';
import { secretsOf } from '../target';
import { exitCodeOf, isDocumentedCore } from '../verdict';

/** How a run ended. */
export interface RunEnd {
  report: RunReport;
  /** What stood between the suite and the target, or null. */
  barrier: Barrier | null;
  /** Why the verdicts cannot be relied on, or null. */
  invalid: string | null;
  /** Subscriptions of the suite that are still on the server. */
  leftBehind: readonly KeptEntry[];
}

interface Ending extends RunEnd {
  context: RunContext;
  folder: string;
  strict: boolean;
  interrupted: boolean;
  /** How long the making of Allure's report may take, in milliseconds. */
  allureWithinMs: number;
}

/** Writes the run folder, tells the verdicts, and decides the exit code of the contract. */
export async function conclude(ending: Ending): Promise<number> {
  const { report, barrier, invalid, leftBehind, interrupted, context, folder, strict } = ending;
  const stopped = context.budget.halt.stopped !== null;
  const allure = await writeRunFolder(folder, report, stopped ? 0 : ending.allureWithinMs);
  await linkLatest(folder);
  const leaks = await findSecrets(folder, secretsOf(context.target));
  console.log(`\n${renderConsole(report, { folder: shorten(folder), colours: process.stdout.isTTY })}`);
  for (const line of describeEnd({
    barrier,
    invalid,
    leaks,
    leftBehind,
    allure,
    selected: report.run.cases.length,
  })) {
    console.error(line);
  }
  for (const deviation of report.outgrown) console.log(describeOutgrown(deviation));
  if (interrupted) return 130;
  return exitCodeOf({
    results: report.results,
    strict,
    isCore: (id) => isDocumentedCore(context.catalogue.get(id) ?? { id }),
    secretFound: leaks.length > 0,
    leftBehind: leftBehind.length > 0,
    untestable: invalid !== null || (barrier?.untestable ?? false),
  });
}

interface Told {
  barrier: Barrier | null;
  invalid: string | null;
  leaks: readonly string[];
  leftBehind: readonly KeptEntry[];
  allure: AllureReport;
  selected: number;
}

function describeEnd({ barrier, invalid, leaks, leftBehind, allure, selected }: Told): string[] {
  return [
    ...(allure.ok ? [] : [allure.reason]),
    ...(selected === 0 ? ['No case was selected: name another profile, requirement or tag expression.'] : []),
    ...(barrier
      ? [`${barrier.untestable ? 'Could not be tested' : 'Look here first'}: ${barrier.sentence}`]
      : []),
    ...(invalid === null ? [] : [invalid]),
    ...leftBehind.map(
      ({ username, node, jid }) =>
        `Left behind: the subscription of ${jid} to ${node}. The next run tries again; or sign in as ${username} and unsubscribe it.`,
    ),
    ...leaks.map(
      (file) => `A secret stands in ${file}: delete the folder and report this as a fault of the suite.`,
    ),
  ];
}

function shorten(folder: string): string {
  const relative = path.relative('', folder);
  return relative.startsWith('..') || relative === '' ? folder : relative;
}
