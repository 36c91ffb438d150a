import { readFeatures, type Case } from '../catalogue/cases';
import { prepareRun, setRun, type RunContext } from '../run';
import { readTarget, type Target } from '../target';
import { collect, judgeRun } from '../verdict';
import path from 'node:path';
import { openExecution, type Choice, type Execute } from './execution';
import { readOutcome, reasonsOf, type Trial, type Tried } from './outcome';

/**
 * Deadline of every wait. The reference server answers within a few milliseconds; the slowest case sends a request
 * byte by byte for 300 ms.
 */
const replyMs = 600;

/** After so many conversations in a row that nobody answers, the cases that are not about the fault are let be. */
const bystanderPatience = 3;

const targets = path.resolve(__dirname, '../../targets');

/** Makes the function that holds trials in this process, one after the other. */
export async function openCourt(): Promise<(trial: Trial) => Promise<Tried>> {
  const execute = await openExecution();
  const { cases } = readFeatures();
  return (trial) => holdTrial(trial, execute, cases);
}

/**
 * Runs every case with the trial's fault: first the witnesses, which are about a requirement that it breaks, then
 * the others. The others need not wait for a server that the fault has silenced, once a witness has said so.
 */
async function holdTrial(trial: Trial, execute: Execute, cases: readonly Case[]): Promise<Tried> {
  const context = await prepareRun(readEmbedded(trial), {
    faults: trial.fault === null ? [] : [trial.fault],
  });
  context.patience = Infinity;
  setRun(context);
  const tried: Tried[] = [];
  const hold = async (choice: Choice): Promise<void> => {
    tried.push(judge(trial, context, await execute(choice)));
  };
  try {
    const [first, rest] = divide(trial, cases);
    if (first) await hold(first);
    const noticed = tried.some(({ outcomes }) =>
      outcomes.some((one) => reasonsOf(one, trial.breaks).length > 0),
    );
    if (noticed) context.patience = bystanderPatience;
    await hold(rest);
  } finally {
    await context.end();
  }
  const outcomes = tried.flatMap((one) => one.outcomes);
  return { trial, outcomes, problems: tried.flatMap(({ problems }) => problems) };
}

function readEmbedded({ tls }: Trial): Target {
  const file = path.join(targets, tls ? 'embedded-tls.yaml' : 'embedded.yaml');
  const target = readTarget(file, {});
  return { ...target, limits: { ...target.limits, replyMs } };
}

/** The witnesses and the others; the passive ones are among the others, since they judge what all cases heard. */
function divide({ breaks }: Trial, cases: readonly Case[]): [Choice | null, Choice] {
  const isWitness = ({ requirements, tags }: Case): boolean =>
    !tags.includes('@passive') && requirements.some((id) => breaks.includes(id));
  const witnesses = cases.filter(isWitness);
  if (witnesses.length === 0) return [null, { tags: '', features: [] }];
  const features = [...new Set(witnesses.map(({ feature }) => feature))];
  const carried = new Set(witnesses.flatMap(({ requirements }) => requirements));
  const tags = breaks.filter((id) => carried.has(id)).map((id) => `@req:${id}`);
  const witness = `(not @passive and (${tags.join(' or ')}))`;
  return [
    { tags: witness, features },
    { tags: `not ${witness}`, features: [] },
  ];
}

function judge(trial: Trial, { catalogue }: RunContext, envelopes: Parameters<typeof collect>[0]): Tried {
  const judged = judgeRun(collect(envelopes), catalogue);
  return { trial, outcomes: judged.cases.map(readOutcome), problems: judged.problems };
}
