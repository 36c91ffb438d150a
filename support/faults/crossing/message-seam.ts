import type { Behaviour } from '../../reference-server/decisions';
import type { Session } from '../../reference-server/stream/session';
import { replace } from '../fault';
import type { Decision } from '../reach';
import type { Act, Reframe } from './step';

type Phase = Record<string, (...args: unknown[]) => unknown>;

/** Whether a message is the one that a decision led to. */
export type Recognise = (text: string, session: Session) => boolean;

/**
 * Acts in place of each message that a decision leads to: the next one that is recognised behind it. The server takes
 * a decision and sends what comes of it within one turn, so that what others are sent in between is only told apart
 * by its look.
 */
export function interceptMessage(
  behaviour: Behaviour,
  taken: Decision,
  recognise: Recognise,
  act: Act,
): void {
  let isDue = false;
  note(behaviour, taken, () => {
    isDue = true;
    queueMicrotask(() => (isDue = false));
  });
  const say = framing(behaviour);
  replace(behaviour.stream, 'messages', (right) => (text, session) => {
    if (!isDue || !recognise(text, session)) return right(text, session);
    isDue = false;
    const { peer } = session;
    act(text, { say: (said, reframe) => say(session, said, reframe), hangUp: () => peer.hangUp() });
    return [];
  });
}

/** Tells of a decision before it is taken. */
function note(behaviour: Behaviour, taken: Decision, onTaken: () => void): void {
  const [phaseName = '', name = ''] = taken.split('.');
  const phase = (behaviour as unknown as Record<string, Phase>)[phaseName];
  const right = phase?.[name];
  if (!phase || !right) throw new Error(`the server takes no decision ${taken}`);
  phase[name] = (...args) => {
    onTaken();
    return right(...args);
  };
}

/** A way to send a message in frames of its own. */
function framing({ conduct }: Behaviour): (session: Session, text: string, reframe?: Reframe) => void {
  let reframeNext: Reframe | null = null;
  replace(conduct, 'messageFrames', (right) => (text) => {
    const frames = right(text);
    return reframeNext ? reframeNext(frames) : frames;
  });
  return ({ peer }, text, reframe) => {
    reframeNext = reframe ?? null;
    peer.send(text);
    reframeNext = null;
  };
}
