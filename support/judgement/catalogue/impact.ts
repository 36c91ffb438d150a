import { impacts, type Impact, type Requirement } from './requirement';

/** How an impact is named, and what it means where a requirement says nothing of its own. */
export const impactTexts: Readonly<Record<Impact, { label: string; sentence: string }>> = {
  'cannot-sign-in': {
    label: 'cannot sign in',
    sentence: 'Some or all clients do not get in: agents and supervisors cannot sign in.',
  },
  'loses-events': {
    label: 'loses events',
    sentence: 'The desktop is cut off or passed over, and does not show what happens meanwhile.',
  },
  'stale-state': {
    label: 'sees stale state',
    sentence: 'The desktop shows a state that is no longer true, and people act on it.',
  },
  security: {
    label: 'security',
    sentence: 'Somebody may read, say or do what is not theirs, or may harm the service.',
  },
  'clean-up': {
    label: 'clean-up',
    sentence: 'Connections, sessions or subscriptions stay behind when a desktop has gone.',
  },
  cosmetic: {
    label: 'cosmetic',
    sentence: 'Nobody at a desk notices; whoever writes a client or looks for a fault does.',
  },
};

/** Such as `loses events: An event is lost, or counts twice.` */
export function describeImpact({ impact, effect }: Pick<Requirement, 'impact' | 'effect'>): string {
  const { label, sentence } = impactTexts[impact];
  return `${label}: ${effect ?? sentence}`;
}

/** Orders requirements by what their breach costs, the costliest first. */
export function byImpact(a: Pick<Requirement, 'impact'>, b: Pick<Requirement, 'impact'>): number {
  return impacts.indexOf(a.impact) - impacts.indexOf(b.impact);
}
