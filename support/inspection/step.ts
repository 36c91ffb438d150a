import type { Direction } from '../protocol/wire/transcript';
import { namespaces } from '../protocol/xml/namespaces';

/** The documented steps, by number, as entries of a recorded conversation are told to belong to them. */
export const stepNames: Readonly<Record<number, string>> = {
  1: 'the upgrade from HTTP to WebSocket',
  2: 'the streams are opened',
  3: 'the server announces its features',
  4: 'the client authenticates',
  5: 'the server tells the outcome, and the stream is opened anew',
  6: 'the resource is bound',
  7: 'presence',
  8: "subscribing to the user's node",
  9: 'the server asks for the software of the client',
  10: "subscribing to the team's node",
  11: 'events arrive',
  12: 'the conversation ends',
};
export const lastStep = 12;

/** Such as `step 5 (the server tells the outcome, and the stream is opened anew)`. */
export function nameStep(step: number): string {
  return `step ${String(step)} (${stepNames[step] ?? ''})`;
}

/** What a message is, as far as it tells the step, by its first tag; it need not be well-formed. */
export function rootOf(text: string): string {
  return /^\s*(?:<\?[^>]*\?>\s*)?<(?:[\w.-]+:)?([\w.-]+)/.exec(text)?.[1] ?? '';
}

/** Tells of each message in turn to which of the documented steps it belongs. */
export class StepCounter {
  #step = 1;
  #isAuthenticated = false;
  #isBound = false;
  /** Steps of requests that wait for their answer, by id. */
  readonly #asked = new Map<string, number>();

  of(direction: Direction, text: string): number {
    const root = rootOf(text);
    const moved = direction === 'sent' ? this.#sent(root, text) : this.#received(root, text);
    // an answer to an earlier request, and what comes unasked, do not put the conversation back
    if (moved !== null && moved > this.#step && !this.#isBound) this.#step = moved;
    if (moved === null && this.#isBound) return this.#step;
    return moved ?? this.#step;
  }

  #sent(root: string, text: string): number | null {
    switch (root) {
      case 'open':
        return this.#isAuthenticated ? 5 : 2;
      case 'auth':
      case 'response':
        return 4;
      case 'close':
        return 12;
      case 'presence':
        return this.#goOn(7);
      case 'iq':
        return this.#ask(text);
      default:
        return null;
    }
  }

  #ask(text: string): number | null {
    const step = stepOfRequest(text);
    const id = /^<[^>]*?\sid=["']([^"']*)/.exec(text)?.[1];
    if (step !== null && id !== undefined) this.#asked.set(id, step);
    return step === null ? null : step > 6 ? this.#goOn(step) : step;
  }

  #received(root: string, text: string): number | null {
    switch (root) {
      case 'open':
        return this.#isAuthenticated ? 5 : 2;
      case 'features':
        return this.#isAuthenticated ? 5 : 3;
      case 'success':
        this.#isAuthenticated = true;
        return 5;
      case 'failure':
      case 'challenge':
        return 5;
      case 'presence':
        return 7;
      case 'message':
        return text.includes(namespaces.pse) ? this.#goOn(11) : null;
      case 'close':
        return 12;
      case 'iq':
        return this.#answer(text);
      default:
        // what cannot be read came in place of what is due
        return root === 'error' || this.#isBound ? null : this.#due();
    }
  }

  #due(): number {
    return this.#step === 2 ? 2 : this.#step === 4 ? 5 : this.#step;
  }

  #answer(text: string): number | null {
    if (text.includes(namespaces.version)) return 9;
    const id = /^<[^>]*?\sid=["']([^"']*)/.exec(text)?.[1] ?? '';
    const step = this.#asked.get(id) ?? (text.includes(namespaces.bind) ? 6 : null);
    if (step === 6) this.#isBound = true;
    return step;
  }

  #goOn(step: number): number {
    if (this.#isBound) this.#step = Math.max(this.#step, step);
    return step;
  }
}

function stepOfRequest(text: string): number | null {
  if (text.includes(namespaces.bind) || text.includes(namespaces.session)) return 6;
  if (text.includes(namespaces.version)) return 9;
  if (!/<subscribe\b/.test(text)) return null;
  return /\bnode=["'][^"']*\/Team\//.test(text) ? 10 : 8;
}
