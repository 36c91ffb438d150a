import { SetupFailure } from '../session';
import { Blocked, conclude, judgementType, Nonconformity, type Judgement } from '../verdict';
import { Unreachable } from '../websocket';
import { ConformanceWorld } from './world';

type Definition = (this: unknown, ...args: unknown[]) => unknown;

/** What Cucumber is told for each verdict of a step; `fail` is thrown instead. */
const statuses = {
  warn: undefined,
  info: undefined,
  blocked: 'pending',
  'not-applicable': 'skipped',
} as const;

/**
 * Turns what a step throws into the verdict it stands for: a broken check is as severe as the requirement it
 * is about, a conversation that could not be set up blocks, all else is the suite's own fault.
 */
export function judged(definition: Definition): Definition {
  async function run(this: unknown, ...args: unknown[]): Promise<unknown> {
    try {
      return await definition.apply(this, args);
    } catch (thrown) {
      if (!(this instanceof ConformanceWorld)) throw thrown;
      return report(this, thrown);
    }
  }
  // Cucumber compares the number of parameters with the number of arguments a step's text yields
  return Object.defineProperty(run, 'length', { value: definition.length });
}

function report(world: ConformanceWorld, thrown: unknown): unknown {
  const exception =
    thrown instanceof SetupFailure || thrown instanceof Unreachable ? new Blocked(thrown.message) : thrown;
  const judgement = conclude(exception, world.requirements, world.run.catalogue);
  if (!judgement) throw thrown;
  attachJudgement(world, judgement);
  if (judgement.verdict !== 'fail') return statuses[judgement.verdict];
  throw exception instanceof Nonconformity ? exception : thrown;
}

/** Attaches a verdict to the step under way, as data and, for a reader of Cucumber's report, as text. */
export function attachJudgement(world: ConformanceWorld, judgement: Judgement): void {
  world.attach(JSON.stringify(judgement), { mediaType: judgementType });
  world.attach(judgement.message, { mediaType: 'text/plain', fileName: judgement.verdict });
}
