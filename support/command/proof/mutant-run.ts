import path from 'node:path';
import { root } from '../../checkout';
import { readFeatures, type Case } from '../../judgement/catalogue/cases';
import { Breaker, prepareRun, setRun, type RunContext } from '../../suite/run';
import { readTarget, type Target } from '../../configuration';
import { collect, judgeRun, type Envelope } from '../../judgement/verdict';
import { divide } from './choice';
import { openExecution, type Choice, type Execute } from './execution';
import { readOutcome, type Mutant, type MutantRun } from './outcome';

/** Deadline of every wait. The reference server answers within a few milliseconds, and later on a busy machine. */
const replyMs = 800;

/** After so many conversations in a row that nobody answers, the bystanders are let be. */
const bystanderPatience = 3;

/** When so many bystanders have suffered, it is plain that the fault hurts everybody, and the others are let be. */
const sufferersMax = 12;

const enough = 'enough cases that are not about the fault have suffered from it';

const targets = path.join(root, 'targets');

/** Makes the function that runs mutants in this process, one after the other. */
export async function openMutantRunner(): Promise<(mutant: Mutant) => Promise<MutantRun>> {
  const execute = await openExecution();
  const { cases } = readFeatures();
  return (mutant) => runMutant(mutant, execute, cases);
}

/**
 * Runs the cases with the mutant's fault. Each witness is heard, however many waits it takes; the bystanders, who
 * only show what else the fault hurts, until that is plain; the passive witnesses when all have spoken.
 */
async function runMutant(mutant: Mutant, execute: Execute, cases: readonly Case[]): Promise<MutantRun> {
  const context = await prepareRun(readEmbedded(mutant), {
    faults: mutant.fault === null ? [] : [mutant.fault],
  });
  setRun(context);
  const { witnesses, bystanders, passive } = divide(mutant, cases);
  const heard: Omit<MutantRun, 'mutant'>[] = [];
  const hear = async (choice: Choice, patience: number, onSufferer: () => void): Promise<void> => {
    Object.assign(context, { breaker: new Breaker(patience), stopped: null });
    heard.push(await execution(choice, execute, context, onSufferer));
  };
  let sufferers = 0;
  let letBe: string | null = null;
  const countSufferer = (): void => {
    sufferers += 1;
    if (mutant.fault !== null && sufferers >= sufferersMax)
      context.stopped ??= { id: 'enough', sentence: enough };
  };
  try {
    if (witnesses) await hear(witnesses, Infinity, () => undefined);
    await hear(bystanders, bystanderPatience, countSufferer);
    letBe = mutant.fault === null ? null : (context.stopped?.sentence ?? null);
    if (passive) await hear(passive, Infinity, () => undefined);
  } finally {
    await context.end();
  }
  const outcomes = heard
    .flatMap((part) => part.outcomes)
    .filter(({ message }) => letBe === null || message !== letBe);
  return { mutant, outcomes, problems: heard.flatMap(({ problems }) => problems) };
}

function readEmbedded({ tls }: Mutant): Target {
  const target = readTarget(path.join(targets, tls ? 'embedded-tls.yaml' : 'embedded.yaml'), {});
  return { ...target, limits: { ...target.limits, replyMs } };
}

async function execution(
  choice: Choice,
  execute: Execute,
  { catalogue }: RunContext,
  onSufferer: () => void,
): Promise<Omit<MutantRun, 'mutant'>> {
  const envelopes: Envelope[] = [];
  await execute(choice, (envelope) => {
    envelopes.push(envelope);
    const status: string = envelope.testStepFinished?.testStepResult.status ?? '';
    if (status === 'FAILED' || status === 'PENDING') onSufferer();
  });
  const { cases, problems } = judgeRun(collect(envelopes), catalogue);
  return { outcomes: cases.map(readOutcome), problems };
}
