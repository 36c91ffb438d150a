import { Withheld } from '../budget';
import { becomePresent, bind, ping } from './binding';
import { nameOutcome, SetupFailure, withheld, type Blocker } from './failure';
import type { Outcome } from './inbox';
import { authenticate } from './plain';
import type { Session } from './session';
import { openStream } from './stream';

/** How far a conversation has come, in the order of the documented steps. */
export const stages = [
  'connected',
  'at an open stream',
  'authenticated',
  'signed in',
  'bound',
  'bound and present',
] as const;
export type Stage = (typeof stages)[number];

/** What the step to a stage is called where it is what blocks. */
export function stepId(stage: Stage): string {
  return `step-${stage.replaceAll(' ', '-')}`;
}

/** A conversation did not come to a stage from the one before it. */
export class StageFailure extends SetupFailure {
  constructor(
    readonly stage: Stage,
    message: string,
    blocker: Blocker,
  ) {
    super(message, blocker);
  }
}

interface Advance {
  /** The stage it leads to. */
  to: Stage;
  /** What is done, for the sentence that reports a failure. */
  doing: string;
  take: (session: Session) => Promise<Outcome>;
  /** What the awaited message must satisfy for the stage to be reached. */
  reached: string;
}

const advances: readonly Advance[] = [
  { to: 'at an open stream', doing: 'open a stream', take: openStream, reached: '/stream:features' },
  { to: 'authenticated', doing: 'authenticate', take: authenticate, reached: '/sasl:success' },
  { to: 'signed in', doing: 'restart the stream', take: openStream, reached: '/stream:features' },
  {
    to: 'bound',
    doing: 'bind a resource',
    take: bind,
    reached: '/client:iq[@type="result"]/bind:bind/bind:jid[starts-with(., concat($bare, "/"))]',
  },
  {
    to: 'bound and present',
    doing: 'become present',
    take: announce,
    reached: '/client:*[not(self::client:presence[@type="error"])]',
  },
];

const pong = '/client:iq[@id=$id]';
/** Milliseconds that the pong may take behind the presence; what came by then is enough. */
const pongMs = 1000;

/**
 * Presence, and a ping behind it: RFC 6120, section 10.1, has a server take the stanzas of a stream in order,
 * so either the echo or the pong shows that the presence was taken. Servers without an echo are judged elsewhere.
 */
async function announce(session: Session): Promise<Outcome> {
  const { patience, target } = session;
  const presence = becomePresent(session);
  ping(session);
  const outcome = await session.expect(`/client:presence[@from=$full or @type="error"] | ${pong}`, {
    stimulus: presence,
  });
  if (outcome.kind !== 'message' || session.matches(outcome.message, pong)) return outcome;
  // the pong belongs to this step: left for the next it would come there once and here the other time
  const withinMs = patience.expects('pong') ? Math.min(pongMs, target.limits.replyMs) : 0;
  const { kind } = await session.expect(pong, { withinMs });
  if (kind === 'message') patience.came('pong', 0);
  else patience.missed('pong');
  return outcome;
}

/**
 * Takes a connected session on to a stage.
 * @throws StageFailure that says which step failed and what the server said
 */
export async function reach(session: Session, stage: Stage): Promise<void> {
  for (const advance of advances.slice(0, stages.indexOf(stage))) {
    const outcome = await take(advance, session);
    if (outcome.kind === 'message' && session.matches(outcome.message, advance.reached)) continue;
    const why = nameOutcome(outcome);
    throw new StageFailure(advance.to, `${session.party} could not ${advance.doing}: ${why}`, {
      id: stepId(advance.to),
      sentence: `No conversation could ${advance.doing}: ${why}`,
    });
  }
}

async function take({ doing, take: act }: Advance, session: Session): Promise<Outcome> {
  try {
    return await act(session);
  } catch (error) {
    if (!(error instanceof Withheld)) throw error;
    throw withheld(`${session.party} could not ${doing}`, error);
  }
}
