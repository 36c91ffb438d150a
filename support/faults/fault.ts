import { Xml } from '../protocol/xml/template';
import type { Behaviour } from '../reference-server/decisions';

/** One rule broken on purpose. */
export interface Fault {
  /** In kebab-case. */
  name: string;
  /** What the server does wrong. */
  sentence: string;
  /** Ids of the requirements that a client can then see broken. */
  breaks: readonly string[];
  /** Why these are more than three: a long list would excuse what merely follows. */
  because?: string;
  /** It breaks nothing: no finding may come of it. */
  lawful?: true;
  /** The known deviation (D) or historic defect (H) of Openfire that the fault plays again. */
  reenacts?: string;
  /** It shows over TLS alone; otherwise that follows from what it breaks. */
  tls?: true;
  /** The decisions in whose cases it shows, where it changes more than it means to; otherwise those it changes. */
  at?: readonly string[];
  /** Puts the wrong decisions in place of the right ones. */
  bend: (behaviour: Behaviour) => void;
}

/** A fault, written down in one call. */
export function fault(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (behaviour: Behaviour) => void,
  reenacts?: string,
): Fault {
  return { name, sentence, breaks, bend, ...(reenacts === undefined ? {} : { reenacts }) };
}

/** A fault that contradicts the text of more than three rules, with the reason. */
export function because(reason: string, broken: Fault): Fault {
  return { ...broken, because: reason };
}

/** What a server may do as well, and breaks nothing. */
export function lawfully(name: string, sentence: string, bend: (behaviour: Behaviour) => void): Fault {
  return { name, sentence, breaks: [], lawful: true, bend };
}

/** A way to write down the faults of one phase. */
export function faultsOf<K extends keyof Behaviour>(
  phase: K,
): (
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: Behaviour[K]) => void,
  reenacts?: string,
) => Fault {
  return (name, sentence, breaks, bend, reenacts) =>
    fault(name, sentence, breaks, (behaviour) => bend(behaviour[phase]), reenacts);
}

/** Puts another decision in the place of one, made from the right one. */
export function replace<P extends object, K extends keyof P>(
  phase: P,
  decision: K,
  make: (right: P[K]) => P[K],
): void {
  phase[decision] = make(phase[decision]);
}

type SerialiserOf<P> = { [K in keyof P]: P[K] extends (...args: never[]) => Xml ? K : never }[keyof P];
type ArgumentsOf<S> = S extends (...args: infer A) => Xml ? A : never;

/** Changes the text that a serialiser writes. */
export function rewrite<P extends object, K extends SerialiserOf<P>>(
  phase: P,
  decision: K,
  change: (text: string, ...args: ArgumentsOf<P[K]>) => string,
): void {
  const right = phase[decision] as (...args: ArgumentsOf<P[K]>) => Xml;
  const bent = (...args: ArgumentsOf<P[K]>): Xml => new Xml(change(right(...args).text, ...args));
  phase[decision] = bent as P[K];
}
