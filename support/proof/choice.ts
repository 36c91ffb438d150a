import type { Case } from '../catalogue/cases';
import type { Choice } from './execution';
import type { Trial } from './outcome';

/** The cases of a trial in the three parts in which they are run; null where a part is empty. */
export interface Parts {
  /** About a requirement that the fault breaks. */
  witnesses: Choice | null;
  /** About others. */
  bystanders: Choice;
  /** Witnesses that judge what all cases heard: these come last. */
  passive: Choice | null;
}

/** The documented conversation takes every step of a desktop once: what hurts others most often shows there. */
const documented = 'features/0-';

/** Divides the cases by whether they are about a requirement that a fault breaks. */
export function divide({ breaks, thorough }: Trial, cases: readonly Case[]): Parts {
  const usual = cases.filter(({ feature }) => feature.startsWith(documented));
  const present = thorough ? [] : [...new Set(usual.map(({ feature }) => feature))];
  const about = cases.filter(({ requirements }) => requirements.some((id) => breaks.includes(id)));
  const carried = breaks.filter((id) => about.some(({ requirements }) => requirements.includes(id)));
  const broken = carried.map((id) => `@req:${id}`).join(' or ');
  if (broken === '') return { witnesses: null, bystanders: { tags: '', features: present }, passive: null };
  const choose = (passive: boolean): Choice | null => {
    const own = about.filter(({ tags }) => tags.includes('@passive') === passive);
    const tags = `(${broken}) and ${passive ? '' : 'not '}@passive`;
    return own.length === 0 ? null : { tags, features: [...new Set(own.map(({ feature }) => feature))] };
  };
  return {
    witnesses: choose(false),
    bystanders: { tags: `not (${broken})`, features: present },
    passive: choose(true),
  };
}
