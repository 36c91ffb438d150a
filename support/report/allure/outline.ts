import type { JudgedCase } from '../../judgement/verdict';
import { folderOf } from '../run-report';
import { nameFolder } from '../step-name';

/** Where a case stands in a run: the step of the conversation, the feature, the rule. */
export interface Place {
  epic: string;
  feature: string;
  /** Null for a case that stands under no rule. */
  story: string | null;
}

type CaseRecord = JudgedCase['record'];

/**
 * Names the places of a run's cases with outline numbers, such as `2.03 Messages`: Allure sorts by name, and a reader
 * wants them in the order of the conversation.
 */
export function outlineOf(cases: readonly JudgedCase[]): (record: CaseRecord) => Place {
  const features = new Siblings();
  const stories = new Siblings();
  for (const { record } of cases) {
    features.add(folderOf(record.feature), record.feature);
    if (record.rule !== null) stories.add(record.feature, record.rule);
  }
  return (record) => {
    const folder = folderOf(record.feature);
    const epic = nameFolder(folder);
    const [step] = /^\d+(?= )/.exec(epic) ?? [];
    const chapter = [...(step === undefined ? [] : [step]), features.number(folder, record.feature)].join(
      '.',
    );
    const { rule, featureName } = record;
    return {
      epic,
      feature: `${chapter} ${featureName}`,
      story: rule === null ? null : `${chapter}.${stories.number(record.feature, rule)} ${rule}`,
    };
  };
}

/** What stands under one parent, in the order in which it was added. */
class Siblings {
  readonly #byParent = new Map<string, string[]>();

  add(parent: string, child: string): void {
    const known = this.#byParent.get(parent) ?? [];
    if (!known.includes(child)) this.#byParent.set(parent, [...known, child]);
  }

  /** From 1, all of a parent's of one length, so that they sort as text. */
  number(parent: string, child: string): string {
    const known = this.#byParent.get(parent) ?? [];
    return String(known.indexOf(child) + 1).padStart(String(known.length).length, '0');
  }
}
