import { states, type State } from './matrix';
import type { MatrixReport } from './report-shape';

type Requirement = MatrixReport['requirements'][number];

/** Requirements of a target that have come to the same in the same way: one thing to look into. */
export interface Group {
  target: string;
  state: State;
  sentence: string;
  /** A run before was judged, so that it is known what it came with. */
  isDated: boolean;
  requirements: Requirement[];
}

/** What is not steady, that which presses most first; what began in the same run stands together. */
export function groupUnsteady({ requirements }: MatrixReport): Group[] {
  const groups = new Map<string, Group>();
  for (const requirement of requirements)
    for (const { target, state, sentence, since } of requirement.histories) {
      if (state === 'steady') continue;
      const key = JSON.stringify([target, state, sentence]);
      const known = groups.get(key);
      if (known) known.requirements.push(requirement);
      else {
        const isDated = since !== null && since.before !== null;
        groups.set(key, { target, state, sentence, isDated, requirements: [requirement] });
      }
    }
  const weight = ({ state }: Group): number => states.indexOf(state);
  return [...groups.values()].sort(
    (one, other) =>
      weight(one) - weight(other) ||
      Number(other.isDated) - Number(one.isDated) ||
      other.requirements.length - one.requirements.length,
  );
}
