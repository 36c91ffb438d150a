import { recogniseFinding } from '../sign';
import type { Finding } from './judgement';

/** What to do about a finding whose signs are known, or null. What was hoped for is no sign of anything. */
export function adviseOn({ got, sent, expected }: Omit<Finding, 'next'>): string | null {
  return recogniseFinding({ got, sent: sent ?? '', hoped: expected.join('\n') })?.next ?? null;
}
