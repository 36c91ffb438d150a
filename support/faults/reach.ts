import { makeBehaviour } from '../reference-server/behaviour';
import type { Behaviour } from '../reference-server/decisions';
import type { Fault } from './fault';

/** A decision of the server by its phase and name, such as `bind.result`. */
export type Decision = string;

type Phase = Record<string, unknown>;

/**
 * The decisions that a fault takes otherwise, or null where it changes what no call shows: then anything may be reached.
 */
export function decisionsOf({ at, bend }: Fault): readonly Decision[] | null {
  if (at) return at;
  const right = makeBehaviour();
  const bent = makeBehaviour();
  bend(bent);
  const changed: Decision[] = [];
  for (const [phase, name] of everyDecision(right)) {
    const [was, is] = [phaseOf(right, phase)[name], phaseOf(bent, phase)[name]];
    if (was === is) continue;
    if (typeof was !== 'function' || typeof is !== 'function') return null;
    changed.push(`${phase}.${name}`);
  }
  // what a fault puts elsewhere than in the place of a decision cannot be followed
  return changed.length === 0 || bringsMore(right, bent) ? null : changed;
}

/** Bends a server so that it tells of each decision as it takes it. */
export function watcherOf(onDecision: (decision: Decision) => void): (behaviour: Behaviour) => void {
  return (behaviour) => watchDecisions(behaviour, onDecision);
}

function watchDecisions(behaviour: Behaviour, onDecision: (decision: Decision) => void): void {
  for (const [phase, name] of everyDecision(behaviour)) {
    const decisions = phaseOf(behaviour, phase);
    const right = decisions[name];
    if (typeof right !== 'function') continue;
    decisions[name] = function (this: unknown, ...args: unknown[]): unknown {
      onDecision(`${phase}.${name}`);
      return Reflect.apply(right, this, args) as unknown;
    };
  }
}

function everyDecision(behaviour: Behaviour): [phase: string, name: string][] {
  return Object.entries<object>({ ...behaviour }).flatMap(([phase, decisions]) =>
    Object.keys(decisions).map((name): [string, string] => [phase, name]),
  );
}

function bringsMore(right: Behaviour, bent: Behaviour): boolean {
  return everyDecision(bent).length !== everyDecision(right).length;
}

function phaseOf(behaviour: Behaviour, phase: string): Phase {
  return (behaviour as unknown as Record<string, Phase>)[phase] ?? {};
}
