import type { Subject } from '../judgement/catalogue/catalogue';
import type { Stimulus } from '../protocol/session';
import { rootsOf, type Root } from '../protocol/xml/roots';

/** By the root that an expression names. */
const byRoot: Readonly<Record<string, Subject>> = {
  'client:message': 'message',
  'client:presence': 'presence',
  'framing:close': 'end',
  'framing:open': 'open',
  'stream:error': 'end',
  'stream:features': 'features',
};

/** By what the party did, where an expression leaves the root open. */
const byStimulus: Partial<Record<Stimulus['kind'], Subject>> = {
  close: 'end',
  open: 'open',
  sasl: 'outcome',
};

/** What an XPath expression waits for, in the reaction to a stimulus. */
export function subjectsOf(expression: string, stimulus: Stimulus | null): Subject[] {
  return [...new Set(rootsOf(expression).map((root) => subjectOf(root, stimulus)))];
}

function subjectOf({ name, type, child }: Root, stimulus: Stimulus | null): Subject {
  if (name === 'client:iq') return type === 'get' || type === 'set' ? 'push' : 'answer';
  if (name === 'client:message' && child === 'pse:event') return 'event';
  if (name.startsWith('sasl:')) return 'outcome';
  return byRoot[name] ?? (stimulus && byStimulus[stimulus.kind]) ?? 'answer';
}
