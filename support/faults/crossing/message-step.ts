import type { Decision } from '../reach';
import { interceptMessage, type Recognise } from './message-seam';
import type { Kind, Step } from './step';

/** A step whose message looks, or is recognised, as given, behind a decision that leads to it. */
export function step(
  name: string,
  kind: Kind,
  subject: string,
  taken: Decision,
  look: RegExp | Recognise,
  alteration?: Step['alteration'],
): Step {
  const recognise: Recognise = look instanceof RegExp ? (text) => look.test(text) : look;
  return {
    ...{ name, kind, subject, taken },
    ...(alteration && { alteration }),
    intercept: (behaviour, act) => interceptMessage(behaviour, taken, recognise, act),
  };
}

/** A result whose content has a word in it, or with no content. */
export function result(word: string | null): RegExp {
  return word === null
    ? /^<iq [^>]*type="result"[^>]*\/>$/
    : new RegExp(`^<iq [^>]*type="result"[^>]*>.*${word}`);
}
