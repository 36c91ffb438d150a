import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const user = z.strictObject({
  id: z.string(),
  role: z.enum(['agent', 'peer']),
  firstName: z.string(),
  lastName: z.string(),
  extension: z.string(),
  team: z.string(),
});
const bot = z.strictObject({
  username: z.string(),
  resource: z.string(),
  presenceId: z.string(),
  smack: z.boolean().default(false),
  ownsNodes: z.boolean().default(false),
});
const shape = z.strictObject({
  domain: z.string(),
  pubsub: z.string(),
  teams: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  users: z.array(user),
  publishers: z.array(z.strictObject({ username: z.string(), role: z.literal('publisher') })),
  bots: z.array(bot),
  nodes: z.array(z.strictObject({ name: z.string(), automatic: z.boolean().default(false) })),
});

export type Population = z.infer<typeof shape>;
export type User = z.infer<typeof user>;
export type Bot = z.infer<typeof bot>;

/** How the agents of a shift are called, as a target file writes patterns. */
export const loadPattern = { username: 'load#', user: 'Load#' } as const;

/** The users, teams, bots and nodes of `population.yaml`. @throws Error naming what does not fit. */
export function readPopulation(): Population {
  return shape.parse(parse(readFileSync(join(__dirname, 'population.yaml'), 'utf8')));
}

/** A population with so many agents more, as a shift has them: all in the first team, named by `loadPattern`. */
export function withAgents(population: Population, count: number): Population {
  const [team] = population.teams;
  const agents = Array.from({ length: count }, (_, index): User => {
    const number = String(index + 1);
    return {
      id: loadPattern.user.replace('#', number),
      role: 'agent',
      firstName: 'Lo',
      lastName: `Ad ${number}`,
      extension: String(20_000 + index + 1),
      team: team?.id ?? '',
    };
  });
  return { ...population, users: [...population.users, ...agents] };
}

/** The localpart of a user's JID: the id in lower case (RFC 6120, section 4.3.6, by way of nodeprep). */
export function usernameOf(user: User): string {
  return user.id.toLowerCase();
}

/** Every account that can sign in, by the localpart of its JID. */
export function accountNames(population: Population): string[] {
  return [...population.users.map(usernameOf), ...population.publishers.map(({ username }) => username)];
}

/** A node that exists from the start, and the localparts of those subscribed to it from the start. */
export interface InitialNode {
  name: string;
  subscribers: string[];
}

/** The nodes of the population with every `{user}` and `{team}` filled in. */
export function initialNodes(population: Population): InitialNode[] {
  const { users, teams } = population;
  return population.nodes.flatMap(({ name, automatic }) => {
    if (name.includes('{team}')) {
      return teams.map((team) => ({ name: name.replace('{team}', team.id), subscribers: [] }));
    }
    if (name.includes('{user}')) {
      return users.map((user) => ({
        name: name.replace('{user}', user.id),
        subscribers: automatic ? [usernameOf(user)] : [],
      }));
    }
    return [{ name, subscribers: automatic ? users.map(usernameOf) : [] }];
  });
}
