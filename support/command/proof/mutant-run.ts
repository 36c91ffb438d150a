import path from 'node:path';
import { root } from '../../checkout';
import { readTarget, type Target } from '../../configuration';
import { watcherOf, type Decision } from '../../faults';
import { readFeatures, type Case } from '../../judgement/catalogue/cases';
import { collect, judgeRun, type Envelope } from '../../judgement/verdict';
import { prepareRun, setRun } from '../../suite/run';
import { openExecution, type Execute } from './execution';
import { readOutcome, type Mutant, type MutantRun } from './outcome';
import { beforeCases, pathsOf, type Reach } from './reached';

/** Deadline of every wait. The reference server answers within a few milliseconds, and later on a busy machine. */
const replyMs = 800;
const idleMs = 1200;

const targets = path.join(root, 'targets');

/** Makes the function that runs mutants in this process, one after the other. */
export async function openMutantRunner(): Promise<(mutant: Mutant) => Promise<MutantRun>> {
  const execute = await openExecution();
  const { cases } = readFeatures();
  return (mutant) => runMutant(mutant, execute, cases);
}

/** Runs the cases that the mutant's fault can make a difference to; the control tells what each of them reaches. */
async function runMutant(mutant: Mutant, execute: Execute, cases: readonly Case[]): Promise<MutantRun> {
  const takenFirst = new Set<Decision>();
  let taken = takenFirst;
  const takenIn: Set<Decision>[] = [];
  const { fault } = mutant;
  const setting =
    fault === null ? { bend: watcherOf((decision) => taken.add(decision)) } : { faults: [fault] };
  const context = await prepareRun(readEmbedded(mutant), setting);
  setRun(context);
  const envelopes: Envelope[] = [];
  try {
    await execute(mutant.cases === null ? [] : pathsOf(mutant.cases, cases), (envelope) => {
      envelopes.push(envelope);
      if (envelope.testCaseStarted) takenIn.push((taken = new Set()));
    });
  } finally {
    await context.end();
  }
  const { cases: judged, problems } = judgeRun(collect(envelopes), context.catalogue);
  const reach: Reach = {
    [beforeCases]: [...takenFirst],
    ...Object.fromEntries(judged.map(({ record }, index) => [record.id, [...(takenIn[index] ?? [])]])),
  };
  return { mutant, outcomes: judged.map(readOutcome), problems, ...(fault === null && { reach }) };
}

function readEmbedded({ tls }: Mutant): Target {
  const target = readTarget(path.join(targets, tls ? 'embedded-tls.yaml' : 'embedded.yaml'), {});
  return { ...target, limits: { ...target.limits, replyMs, idleMs } };
}
