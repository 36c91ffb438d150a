import type { LoadStep } from '../configuration';
import type { Line } from './line';

/** Where something goes wrong beside the steps: in a session that is only held. */
export type TroubledStep = LoadStep | 'hold';

/** One cause at one step, and whom it met. */
export interface Trouble {
  step: TroubledStep;
  cause: string;
  count: number;
  agents: Set<number>;
  /** Milliseconds since 1970. */
  firstAt: number;
}

/** While an agent was subscribed to a node, in milliseconds since 1970. */
export interface Listening {
  agent: number;
  from: number;
  to: number;
}

/** An item that the service has confirmed. */
export interface Published {
  node: string;
  item: string;
  at: number;
  answered: number;
}

/** Causes are made of names that a server chooses. */
const causeMost = 120;

/** Everything the engine has told, as far as it went. */
export class Tally {
  readonly started = new Map<number, number>();
  readonly ready = new Map<number, number>();
  readonly lost = new Map<number, number>();
  readonly took = new Map<LoadStep, number[]>();
  /** When something went wrong, each time. */
  readonly troubledAt: number[] = [];
  readonly troubles = new Map<string, Trouble>();
  readonly listening = new Map<string, Listening[]>();
  readonly published: Published[] = [];
  /** By item, when each agent heard of it first. */
  readonly events = new Map<string, Map<number, number>>();
  /** Subscriptions whose end was not confirmed yet, by agent and node. */
  readonly subscribed = new Set<string>();
  readonly heard = { presences: 0, events: 0 };
  /** How late a process of the engine was itself at worst in a second, in milliseconds. */
  readonly lags: number[] = [];
  /** Why nothing was published, or null. */
  unpublished: string | null = null;

  take(line: Line): void {
    switch (line.kind) {
      case 'started':
        this.started.set(line.agent, line.at);
        return;
      case 'ready':
        this.ready.set(line.agent, line.at);
        return;
      case 'lost':
        this.lost.set(line.agent, line.at);
        this.#trouble('hold', line.error, line.agent, line.at);
        return;
      case 'step':
        this.#step(line);
        return;
      case 'unsubscribed':
        this.subscribed.delete(`${String(line.agent)} ${line.node}`);
        return;
      case 'subscribed':
        this.subscribed.add(`${String(line.agent)} ${line.node}`);
        this.#listen(line);
        return;
      case 'unsubscribing':
        this.#listen(line);
        return;
      case 'published':
        this.published.push(line);
        return;
      case 'lag':
        this.lags.push(Math.max(0, line.ms));
        return;
      case 'unpublished':
        this.unpublished = line.error;
        return;
      case 'event':
        this.#event(line);
        return;
      case 'heard':
        this.heard.presences += line.presences;
        this.heard.events += line.events;
    }
  }

  /** Whether nothing more is to come of signing in: so many are signed in, or met something that kept them from it. */
  isSettled(agents: number): boolean {
    const failed = [...this.troubledAgents()].filter((agent) => !this.ready.has(agent));
    return this.ready.size + failed.length >= agents;
  }

  /** Sign-ins that the server refused. */
  refused(): number {
    const refusals = [...this.troubles.values()].filter(
      ({ step, cause }) => step === 'authenticate' && cause === 'not-authorized',
    );
    return refusals.reduce((sum, { count }) => sum + count, 0);
  }

  /** Agents that met anything that went wrong. */
  troubledAgents(): Set<number> {
    return new Set([...this.troubles.values()].flatMap(({ agents }) => [...agents]));
  }

  #step({ agent, step, at, ms, error }: Extract<Line, { kind: 'step' }>): void {
    // what the publisher does to be there is no agent's
    if (agent === null && step !== 'publish') return;
    if (error !== null) this.#trouble(step, error, agent, at);
    else this.#times(step).push(ms);
  }

  #times(step: LoadStep): number[] {
    const times = this.took.get(step) ?? [];
    this.took.set(step, times);
    return times;
  }

  #trouble(step: TroubledStep, error: string, agent: number | null, at: number): void {
    this.troubledAt.push(at);
    const cause = error.slice(0, causeMost);
    const key = `${step}\n${cause}`;
    const known = this.troubles.get(key);
    const trouble = known ?? { step, cause, count: 0, agents: new Set<number>(), firstAt: at };
    trouble.count += 1;
    if (agent !== null) trouble.agents.add(agent);
    this.troubles.set(key, trouble);
  }

  #listen({ kind, agent, node, at }: Extract<Line, { kind: 'subscribed' | 'unsubscribing' }>): void {
    if (agent === null) return;
    const spans = this.listening.get(node) ?? [];
    this.listening.set(node, spans);
    if (kind === 'subscribed') spans.push({ agent, from: at, to: Infinity });
    else for (const span of spans) if (span.agent === agent) span.to = Math.min(span.to, at);
  }

  #event({ agent, item, at }: Extract<Line, { kind: 'event' }>): void {
    if (agent === null || item === null) return;
    const heard = this.events.get(item) ?? new Map<number, number>();
    this.events.set(item, heard);
    if (!heard.has(agent)) heard.set(agent, at);
  }
}
