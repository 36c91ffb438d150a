import { Withheld } from '../protocol/budget';
import {
  reach,
  SetupFailure,
  StageFailure,
  type Blocker,
  type Session,
  type Stage,
} from '../protocol/session';
import { Blocked } from '../judgement/verdict';
import type { Party } from './party';
import { advance } from './recording/recorded-conversation';
import type { RunContext } from './run';
import type { ConformanceWorld } from './world';

/**
 * Begins a conversation and takes it to a stage.
 * @throws SetupFailure that says how far it came
 * @throws Blocked where none gets past a step on the way any more
 */
export async function converse(
  world: ConformanceWorld,
  connect: () => Promise<Session>,
  stage: Stage,
): Promise<void> {
  const { breaker, recording, stopped } = world.run;
  if (recording) {
    advance(await connect(), recording, stage);
    return;
  }
  // a rule over all transcripts judges what there is, whether or not its own conversation can be held
  if (world.isPassive && stopped !== null) return;
  const obstacle = breaker.obstacleTo(stage);
  if (obstacle && world.isPassive) return;
  if (obstacle) throw new Blocked(obstacle.sentence, obstacle);
  try {
    await reach(await connect(), stage);
    breaker.reached(stage);
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    // what the suite itself left out tells nothing of the server
    if (error.blocker && !(error.cause instanceof Withheld))
      breaker.failed(error instanceof StageFailure ? error.stage : 'connected', error.blocker);
    if (!world.isPassive) throw error;
  }
}

/** What keeps every conversation of a run from being held to its end, or null. */
export function obstacleOf({ stopped, breaker }: RunContext): Blocker | null {
  return stopped ?? breaker.obstacleTo('bound and present');
}

/** Counts a case in which the server sent more than the suite reads; after too many of them the run stops. */
export function countOverrun({ givenUp, run }: ConformanceWorld): void {
  if (givenUp === null) return;
  run.overruns += 1;
  if (run.overruns < run.overrunsMost) return;
  run.stopped ??= {
    id: 'flooded',
    sentence: `the server floods its clients: connections of ${String(run.overrunsMost)} cases were ${givenUp}`,
  };
}

/** Connects a party by WebSocket and takes the conversation to a stage. */
export function beginConversation(world: ConformanceWorld, party: Party, stage: Stage): Promise<void> {
  return converse(world, () => world.connect(party), stage);
}
