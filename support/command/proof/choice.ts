import type { Case } from '../../judgement/catalogue/cases';
import type { Choice } from './execution';
import type { Mutant } from './outcome';

/** The cases of a run in the three parts in which they are run; null where a part is empty. */
export interface Parts {
  /** About a requirement that the fault breaks, or positive controls that have to notice it. */
  witnesses: Choice | null;
  /** About others. */
  bystanders: Choice;
  /** Witnesses that judge what all cases heard: these come last. */
  passive: Choice | null;
}

/** The documented conversation takes every step of a desktop once: what hurts others most often shows there. */
const documented = 'features/0-';

/** Divides the cases by whether they are about a requirement that a fault breaks, or have to notice it all the same. */
export function divide({ breaks, also, thorough }: Mutant, cases: readonly Case[]): Parts {
  const usual = cases.filter(({ feature }) => feature.startsWith(documented));
  const present = thorough ? [] : [...new Set(usual.map(({ feature }) => feature))];
  const wanted = [...breaks.map((id) => `@req:${id}`), ...also.map((id) => tagOf(id, cases))];
  const about = cases.filter(({ tags }) => tags.some((tag) => wanted.includes(tag)));
  const chosen = wanted.filter((tag) => about.some(({ tags }) => tags.includes(tag))).join(' or ');
  if (chosen === '') return { witnesses: null, bystanders: { tags: '', features: present }, passive: null };
  const choose = (passive: boolean): Choice | null => {
    const own = about.filter(({ tags }) => tags.includes('@passive') === passive);
    const tags = `(${chosen}) and ${passive ? '' : 'not '}@passive`;
    return own.length === 0 ? null : { tags, features: [...new Set(own.map(({ feature }) => feature))] };
  };
  return {
    witnesses: choose(false),
    bystanders: { tags: `not (${chosen})`, features: present },
    passive: choose(true),
  };
}

/** The tag that selects a case, or the outline that it is a row of. @throws Error where there is no such case */
function tagOf(caseId: string, cases: readonly Case[]): string {
  const tag = cases.find(({ id }) => id === caseId)?.tags.find((each) => each.startsWith('@case:'));
  if (tag === undefined)
    throw new Error(`${caseId} is no case: mend support/command/proof/positive-controls.yaml`);
  return tag;
}
