import { usernameOf, type User } from '../population';

/** What Finesse knows of an agent at a moment. */
export interface Agent {
  user: User;
  state: string;
  extension: string;
  /** ISO 8601. */
  stateChangeTime: string;
}

/** The agents of a population, all signed out. */
export function makeAgents(users: readonly User[]): Agent[] {
  const stateChangeTime = new Date().toISOString();
  return users.map((user) => ({ user, state: 'LOGOUT', extension: '', stateChangeTime }));
}

/** The agent of an id as it stands in a URL: the id, or the name it signs in with. */
export function findAgent(agents: readonly Agent[], id: string): Agent | undefined {
  return agents.find(({ user }) => user.id === id || usernameOf(user) === id);
}
