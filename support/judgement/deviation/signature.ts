import type { Finding } from '../verdict';
import { isUsual, messageHolds, readHeard, type Heard } from './heard';
import type { Signature, SignatureEvent } from './shape';

/** Characters of what came that are looked at: no deviation that is known takes more. */
const gotMost = 65_536;

/**
 * Whether what a finding says came is what a signature describes: the same events in the same order and no others,
 * but for what may come at any time.
 */
export function matchesSignature(signature: Signature, { got }: Pick<Finding, 'got'>): boolean {
  if (got.length > gotMost) return false;
  const due = [...signature];
  for (const event of readHeard(got)) {
    const [next] = due;
    if (next && fits(next, event)) due.shift();
    else if (!isUsual(event)) return false;
  }
  return due.length === 0;
}

function fits(wanted: SignatureEvent, event: Heard): boolean {
  if ('message' in wanted) return event.kind === 'message' && messageHolds(event.text, wanted.message);
  if ('text' in wanted) return event.kind === 'message' && event.text.includes(wanted.text);
  if ('closed' in wanted) return event.kind === 'closed' && event.code === wanted.closed;
  return event.kind === 'status' && event.status === wanted.status;
}
