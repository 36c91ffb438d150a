import type { Requirement } from '../judgement/catalogue/catalogue';
import type { Conclusion, JudgedCase, JudgedRun } from '../judgement/verdict';
import { focusOn, readExchanges } from '../report/diagram';
import type { Recorded } from './recorded';

/** Something that the server did wrong, and where in the conversation. */
export interface ServerFault {
  requirement: Requirement | undefined;
  conclusion: Conclusion;
  step: number;
  entry: number | null;
}

/** What the rules found, each with the message that shows it and the step that this belongs to. */
export function findServerFaults({ recording, steps }: Recorded, run: JudgedRun): ServerFault[] {
  const exchanges = readExchanges(recording.transcript);
  const sent = (text: string | null): number =>
    recording.transcript.entries.findIndex((entry) => entry.kind === 'frame' && entry.text === text);
  const heardAt = (at: number | undefined): number | undefined =>
    at === undefined
      ? undefined
      : recording.transcript.entries.findIndex(
          (entry) =>
            entry.at === at &&
            (entry.kind === 'note' || (entry.kind === 'frame' && entry.direction === 'received')),
        );
  return run.cases.flatMap((judged) =>
    judged.conclusions
      .filter(({ verdict, finding }) => verdict === 'fail' && finding !== null)
      .map((conclusion): ServerFault => {
        const { finding } = conclusion;
        const entry =
          [
            heardAt(conclusion.at),
            focusOn(exchanges, judged.record.steps, finding).exchange?.entry,
            sent(finding?.sent ?? null),
          ].find((found) => found !== undefined && found >= 0) ?? null;
        const ids = run.requirements.find(({ requirement }) => requirement.id === finding?.requirement);
        return {
          requirement: ids?.requirement,
          conclusion,
          entry,
          step: (entry === null ? undefined : steps[entry]) ?? documentedStep(judged, run) ?? 1,
        };
      }),
  );
}

/** The documented step that a case is about, by the requirements of its rule. */
export function documentedStep({ record }: JudgedCase, run: JudgedRun): number | undefined {
  const siblings = run.cases.filter(
    ({ record: each }) => each.rule === record.rule && each.feature === record.feature,
  );
  const ids = [record, ...siblings.map((each) => each.record)].flatMap(({ requirements }) => requirements);
  const number = ids.map((id) => /^DOC-S(\d\d)/.exec(id)?.[1]).find((found) => found !== undefined);
  return number === undefined ? undefined : Number(number);
}
