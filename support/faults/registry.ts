import { crossings } from './crossing';
import type { Fault } from './fault';
import { http } from './http';
import { lawful } from './lawful';
import { pubsub } from './pubsub';
import { rest } from './rest';
import { stanza } from './stanza';
import { stream } from './stream';
import { tls } from './tls';
import { websocket } from './websocket';
import { nearNames } from '../near-match';

/** Every fault the server can play, and what it may do as well without a fault. */
export const faults: readonly Fault[] = [
  tls,
  http,
  websocket,
  stream,
  stanza,
  pubsub,
  rest,
  lawful,
  crossings,
].flat();

/** A fault was asked for that the server does not know; the message says what comes near it. */
export class UnknownFault extends Error {
  override readonly name = 'UnknownFault';
}

/** The faults of these names. @throws UnknownFault naming one that does not exist and what comes near it. */
export function findFaults(names: readonly string[]): Fault[] {
  return names.map((name) => {
    const found = faults.find((fault) => fault.name === name);
    if (found) return found;
    const near = nearNames(
      name,
      faults.map((fault) => fault.name),
    );
    const hint =
      near.length > 0
        ? `did you mean ${near.join(' or ')}?`
        : 'finesse-conformance faults lists those there are';
    throw new UnknownFault(`unknown fault "${name}": ${hint}`);
  });
}
