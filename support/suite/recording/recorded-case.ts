import { valuesOf } from '../../judgement/catalogue/tags';
import type { Recording } from '../../protocol/wire/recording';
import { findObstacle } from '../capability';
import { attachJudgement } from '../judged';
import type { ConformanceWorld } from '../world';

/** What of a target its recording shows; the others are about means that nobody needs to look at what was said. */
const shownNeeds = ['finesse', 'pubsub', 'tls'];

/** Begins a case that judges a recording. @returns what Cucumber is to be told where the case is not about such a server */
export function beginRecorded(
  world: ConformanceWorld,
  { transcript }: Recording,
  tags: readonly string[],
): 'skipped' | undefined {
  world.recall(transcript);
  const needs = valuesOf(tags, '@needs:').filter((need) => shownNeeds.includes(need));
  const obstacle = findObstacle(world.run, needs);
  if (!obstacle) return undefined;
  attachJudgement(world, obstacle);
  return 'skipped';
}
