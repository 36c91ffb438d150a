import { z } from 'zod';
import { loadSteps } from '../configuration';

const at = z.number();
const agent = z.int().min(0);
const node = z.string();

/** What the scenario writes of what happens, in milliseconds since 1970; `agent` is the number of a seat. */
const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), agent, at }),
  z.object({ kind: z.literal('ready'), agent, at }),
  z.object({ kind: z.literal('lost'), agent, at, error: z.string() }),
  z.object({
    kind: z.literal('step'),
    // null is the publisher
    agent: agent.nullable(),
    step: z.enum(loadSteps),
    at,
    ms: z.number(),
    error: z.string().nullable(),
  }),
  z.object({ kind: z.literal('subscribed'), agent: agent.nullable(), at, node }),
  z.object({ kind: z.literal('unsubscribing'), agent: agent.nullable(), at, node }),
  z.object({ kind: z.literal('unsubscribed'), agent: agent.nullable(), at, node }),
  z.object({ kind: z.literal('published'), at, answered: at, node, item: z.string() }),
  z.object({ kind: z.literal('lag'), ms: z.number() }),
  z.object({ kind: z.literal('unpublished'), error: z.string() }),
  z.object({
    kind: z.literal('event'),
    agent: agent.nullable(),
    at,
    node: z.string().nullable(),
    item: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('heard'),
    agent: agent.nullable(),
    presences: z.number(),
    events: z.number(),
  }),
]);

export type Line = z.infer<typeof line>;

/** A line of the scenario's, or null where the engine said something else. */
export function readLine(text: string): Line | null {
  if (!text.startsWith('{')) return null;
  try {
    return line.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
