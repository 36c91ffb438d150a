import { reach, SetupFailure, type Session, type Stage } from '../session';
import type { RunContext } from '../run';
import type { Party } from './party';
import type { ConformanceWorld } from './world';

/**
 * Begins a conversation and takes it to a stage.
 * @throws SetupFailure that says how far it came; when nobody answered too many times in a row, the server is gone and the run stops
 */
export async function converse(
  world: ConformanceWorld,
  connect: () => Promise<Session>,
  stage: Stage,
): Promise<void> {
  // a rule over all transcripts judges what there is, whether or not its own conversation can be held
  if (world.isPassive && world.run.stopped !== null) return;
  try {
    await reach(await connect(), stage);
    // a WebSocket alone does not show that anybody speaks on it
    if (stage !== 'connected') world.run.silences = 0;
  } catch (error) {
    if (error instanceof SetupFailure && error.silent) countSilence(world.run, error.message);
    if (error instanceof SetupFailure && world.isPassive) return;
    throw error;
  }
}

function countSilence(run: RunContext, message: string): void {
  run.silences += 1;
  if (run.silences < run.silencesMost) return;
  run.stopped ??= `the server stopped answering: ${String(run.silencesMost)} conversations in a row could not begin (${message})`;
}

/** Counts a case in which the server sent more than the suite reads; after too many of them the run stops. */
export function countOverrun({ givenUp, run }: ConformanceWorld): void {
  if (givenUp === null) return;
  run.overruns += 1;
  if (run.overruns < run.silencesMost) return;
  run.stopped ??= `the server floods its clients: connections of ${String(run.silencesMost)} cases were ${givenUp}`;
}

/** Connects a party by WebSocket and takes the conversation to a stage. */
export function beginConversation(world: ConformanceWorld, party: Party, stage: Stage): Promise<void> {
  return converse(world, () => world.connect(party), stage);
}
