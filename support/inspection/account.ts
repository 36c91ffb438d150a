import { type RecordedAccount, type StepState } from '../report';
import { impactTexts } from '../judgement/catalogue/catalogue';
import type { JudgedCase, JudgedRun } from '../judgement/verdict';
import type { Reading } from './conversation';
import type { Recorded } from './recorded';
import { documentedStep, findServerFaults, type ServerFault } from './server-fault';
import { describeUnshown } from './unshown';
import { lastStep, nameStep, stepNames } from './step';

interface Broken {
  step: number;
  entry: number | null;
  who: string;
  sentence: string;
  next: string;
  isEnd?: boolean;
}

const whoActs: Record<string, string> = {
  client: 'The client is at fault.',
  you: 'Whoever runs the client has to act.',
  network: 'The network, or a proxy in it, has to be looked at.',
  administrator: 'The administrator of the server has to act.',
};

/** What a capture shows, step by step: where it broke and by whom, what is next, and what it cannot show. */
export function giveAccount(
  source: string,
  reading: Reading,
  recorded: Recorded,
  run: JudgedRun,
): RecordedAccount {
  const { recording, clientFaults, steps } = recorded;
  const faults = findServerFaults(recorded, run);
  const broken = chooseBreak(recorded, faults);
  return {
    source: `${reading.format.name}: ${source}`,
    notes: [...reading.notes, ...describeUnshown(reading.format)],
    slips: reading.slips.map(({ sentence }) => sentence),
    clientFaults: clientFaults.map(({ sentence, index }) => ({
      sentence,
      step: nameStep(steps[index] ?? 1),
      entry: index,
    })),
    broken: broken && {
      ...broken,
      step: nameStep(broken.step),
      after: broken.step < lastStep ? nameStep(broken.step + 1) : null,
      isEnd: broken.isEnd ?? false,
    },
    steps: Array.from({ length: lastStep }, (_, index) => describeStep(index + 1, recorded, run, broken)),
    transcript: recording.transcript,
  };
}

/** What came first of all that went wrong; of two at the same place the server's fault, which is proven. */
function chooseBreak(
  { clientFaults, stopped, steps }: Recorded,
  faults: readonly ServerFault[],
): Broken | null {
  const all: Broken[] = [
    ...faults.map((fault) => ({ step: fault.step, entry: fault.entry, ...describeFault(fault) })),
    ...clientFaults
      .filter(({ isGrave }) => isGrave)
      .map(({ index, sentence }) => ({
        step: steps[index] ?? 1,
        entry: index,
        who: whoActs.client ?? '',
        sentence: capital(sentence),
        next: 'Correct the client: what the server answers to this tells nothing of the server.',
      })),
    ...(stopped && !stopped.isEnd
      ? [
          {
            step: steps[stopped.entry] ?? 1,
            entry: stopped.entry,
            who: whoActs[stopped.who ?? ''] ?? '',
            sentence: stopped.sentence,
            next: stopped.next,
          },
        ]
      : []),
  ];
  const placeOf = ({ entry, step }: Broken): number => entry ?? steps.findLastIndex((each) => each <= step);
  const [first, ...others] = all.sort((a, b) => placeOf(a) - placeOf(b));
  // of a fault and the end that it is, the end has the plainer words
  const plainer = others.find(
    (each) =>
      each.entry === first?.entry &&
      stopped !== null &&
      each.entry === stopped.entry &&
      each.sentence === stopped.sentence,
  );
  if (first) return plainer ?? first;
  if (!stopped) return null;
  const { entry, sentence, next } = stopped;
  return { step: steps[entry] ?? 1, entry, who: '', sentence, next, isEnd: true };
}

function describeFault({
  requirement,
  conclusion: { finding, message },
}: ServerFault): Pick<Broken, 'who' | 'sentence' | 'next'> {
  const rule = requirement
    ? `${requirement.sentence} (${requirement.id}, ${requirement.source}, section ${requirement.section}).`
    : message;
  const effect = requirement ? (requirement.effect ?? impactTexts[requirement.impact].sentence) : '';
  return {
    who: 'The server is at fault.',
    sentence: `a rule was broken: ${rule} ${effect}`.trim(),
    next:
      finding?.next ??
      `Show whoever runs the server the finding ${requirement?.id ?? ''} in report.html: what came, and what was due.`,
  };
}

function describeStep(
  number: number,
  recorded: Recorded,
  run: JudgedRun,
  broken: Broken | null,
): RecordedAccount['steps'][number] {
  const count = recorded.steps.filter((step) => step === number).length;
  const own = run.cases.filter(
    (judged) => documentedStep(judged, run) === number && judged.record.feature.includes('/0-'),
  );
  const has = (verdict: JudgedCase['verdict']): boolean => own.some((each) => each.verdict === verdict);
  const state: StepState =
    broken?.step === number || has('fail')
      ? broken?.isEnd
        ? 'unanswered'
        : 'broken'
      : count === 0
        ? 'not in the capture'
        : has('warn')
          ? 'warned'
          : has('pass')
            ? 'held'
            : 'seen';
  const judged = own.filter(({ verdict }) => ['pass', 'warn', 'fail', 'info'].includes(verdict)).length;
  const detail =
    count === 0
      ? 'no message of it'
      : `${String(count)} message${count === 1 ? '' : 's'}, ${String(judged)} of ${String(own.length)} documented cases could be judged`;
  return { number, name: stepNames[number] ?? '', state, detail };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
