import type { Target } from '../configuration';
import { namedIn } from './words';

/** How features name nodes, and the node each name stands for. The id's case matters (XEP-0060, section 12.12). */
const nodeNames = {
  "the user's client log": (target: Target) => `/finesse/api/User/${target.user.id}/ClientLog`,
  "the user's dialogs": (target: Target) => `/finesse/api/User/${target.user.id}/Dialogs`,
  "the user's state": (target: Target) => `/finesse/api/User/${target.user.id}`,
  "the team's users": (target: Target) => `/finesse/api/Team/${target.team.id}/Users`,
  "the system's state": () => '/finesse/api/SystemInfo',
  'an unknown node': () => '/finesse/api/no-such-node',
  // made by the case itself, so that it may be set and filled as the case needs
  'the prepared node': (_: Target, random: string) => `/suite/${random}`,
} as const;

export type NodeName = keyof typeof nodeNames;
export const nodeWords = namedIn<NodeName>({
  "the user's client log": 'de clientlog van de gebruiker',
  "the user's dialogs": 'de gesprekken van de gebruiker',
  "the user's state": 'de toestand van de gebruiker',
  "the team's users": 'de gebruikers van het team',
  "the system's state": 'de toestand van het systeem',
  'an unknown node': 'een onbekende node',
  'the prepared node': 'de voorbereide node',
});

/** The node id a feature's name stands for on a target, in a case with a random word of its own. */
export function nodeId(name: NodeName, target: Target, random = ''): string {
  return nodeNames[name](target, random);
}
