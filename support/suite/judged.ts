import { Withheld } from '../protocol/budget';
import { SetupFailure, stepId } from '../protocol/session';
import {
  Blocked,
  conclude,
  concludeControl,
  judgementType,
  Nonconformity,
  type Cause,
  type Finding,
  type Judgement,
} from '../judgement/verdict';
import { Unreachable } from '../protocol/websocket';
import { endInTheWay } from './transcript/end-in-the-way';
import { excerpt } from '../protocol/wire/excerpt';
import { obstacleOf } from './conversation';
import { NoConversation } from './no-conversation';
import { readUnrecorded } from './recording/unrecorded';
import { isAboutEveryCase } from './run';
import { ConformanceWorld } from './world';

/** Characters of what a server said that a finding holds; the conversation holds more. */
const findingMost = 4096;

type Definition = (this: unknown, ...args: unknown[]) => unknown;

/** What Cucumber is told for each verdict of a step; `fail` is thrown instead. */
const statuses = {
  warn: undefined,
  info: undefined,
  blocked: 'pending',
  'not-applicable': 'skipped',
} as const;

/** What runs around steps and is none. */
const hooks = new WeakSet<(...args: never[]) => unknown>();

/** Says of a definition that it is a hook: it also runs where steps are recalled. */
export function asHook<T extends (this: ConformanceWorld, ...args: never[]) => unknown>(definition: T): T {
  hooks.add(definition);
  return definition;
}

/**
 * Turns what a step throws into the verdict it stands for: a broken check is as severe as the requirement it
 * is about, a conversation that could not be set up blocks, all else is the suite's own fault.
 */
export function judged(definition: Definition): Definition {
  const isStep = !hooks.has(definition);
  async function run(this: unknown, ...args: unknown[]): Promise<unknown> {
    // what the case itself says and sees was recorded, and is not said again
    if (isStep && isRecalled(this)) return undefined;
    try {
      return await definition.apply(this, args);
    } catch (thrown) {
      if (!(this instanceof ConformanceWorld)) throw thrown;
      // what all cases have heard can be judged without one more conversation
      if (thrown instanceof NoConversation && !this.isChecking) return undefined;
      return report(this, thrown);
    }
  }
  // Cucumber compares the number of parameters with the number of arguments a step's text yields
  return Object.defineProperty(run, 'length', { value: definition.length });
}

function isRecalled(world: unknown): boolean {
  if (!(world instanceof ConformanceWorld) || world.recorder.step === null) return false;
  const { recorded, recording } = world.run;
  // the steps of a case that is about one conversation are held with the recorded one
  const isHeld = recording !== null && !world.isPassive;
  return recorded !== null && !isHeld && !isAboutEveryCase(world.recorder.step);
}

function report(world: ConformanceWorld, thrown: unknown): unknown {
  redactError(world, thrown);
  const exception = readException(world, thrown);
  const found = conclude(exception, world.requirements, world.run.catalogue, (finding) =>
    world.run.knownDeviations.find(world.caseId, finding),
  );
  if (!found) throw thrown;
  const judgement = world.isControl ? concludeControl(found, world.caseId) : found;
  const finding = redactFinding(world, judgement.finding);
  attachJudgement(world, { ...judgement, finding, cause: findCause(world, judgement) });
  if (['fail', 'warn'].includes(judgement.verdict)) world.run.found.add(world.caseId);
  if (judgement.verdict !== 'fail') return statuses[judgement.verdict];
  throw exception instanceof Nonconformity ? withoutStack(exception) : thrown;
}

/**
 * What stood in the way. Where no conversation can be held at all, a rule over all of them has nothing to look at for
 * that very reason, and one that tries to connect by itself meets the same.
 */
function findCause({ run, isPassive }: ConformanceWorld, { verdict, cause }: Judgement): Cause | null {
  if (cause && run.stopped === null) return run.breaker.explanationOf(cause);
  return verdict === 'blocked' && isPassive ? (obstacleOf(run) ?? cause ?? null) : (cause ?? null);
}

function readException(world: ConformanceWorld, thrown: unknown): unknown {
  const { givenUp } = world;
  const unrecorded = world.run.recording && readUnrecorded(world.run.recording, thrown);
  if (unrecorded) return unrecorded;
  if (thrown instanceof SetupFailure) return new Blocked(thrown.message, thrown.blocker);
  if (thrown instanceof Unreachable)
    return new Blocked(thrown.message, { id: stepId('connected'), sentence: thrown.message });
  if (thrown instanceof Withheld)
    return new Blocked(thrown.message, { id: 'withheld', sentence: thrown.message });
  // what did not come on a connection that the suite dropped is not the server's omission
  if (thrown instanceof Nonconformity && givenUp !== null)
    return new Blocked(`a connection was ${givenUp}`, {
      id: 'flooded',
      sentence: 'The server sent more on one connection than the suite reads.',
    });
  if (thrown instanceof Nonconformity && thrown.evidence.missing) {
    const ended = endInTheWay(world, ['end', 'drop'].includes(thrown.evidence.missing.came));
    if (ended !== null)
      return new Blocked(ended, {
        id: 'ended-unprovoked',
        sentence: 'The server ended sessions that gave it no cause.',
      });
  }
  return thrown;
}

/** Where in the suite a finding was made tells nobody anything about the server. */
function withoutStack(finding: Nonconformity): Nonconformity {
  finding.stack = '';
  return finding;
}

/** Hides secrets in, and shortens, what Cucumber will report of an exception: the server may have said back what it was told. */
function redactError({ recorder }: ConformanceWorld, thrown: unknown): void {
  if (!(thrown instanceof Error)) return;
  const { message, stack } = thrown;
  const redacted = excerpt(recorder.redact(message), findingMost);
  if (redacted === message) return;
  thrown.message = redacted;
  if (stack !== undefined) thrown.stack = recorder.redact(stack.replace(message, () => redacted));
}

function redactFinding({ recorder }: ConformanceWorld, finding: Finding | null): Finding | null {
  if (!finding) return null;
  const redact = (text: string): string => excerpt(recorder.redact(text), findingMost);
  const { sent, got, next } = finding;
  return { ...finding, sent: sent && redact(sent), got: redact(got), next: next && redact(next) };
}

/** Attaches a verdict to the step under way, as data and, for a reader of Cucumber's report, as text. */
export function attachJudgement(world: ConformanceWorld, judgement: Judgement): void {
  world.attach(JSON.stringify(judgement), {
    mediaType: judgementType,
    fileName: `${judgement.verdict}.json`,
  });
  world.attach(judgement.message, { mediaType: 'text/plain', fileName: `Verdict: ${judgement.verdict}` });
}
