import { createHash } from 'node:crypto';
import type { Identity } from './difference';
import { widen } from './wire/value-shape';

/** By what a difference is known from night to night: 12 hexadecimal digits of rule, channel, path, before and after. */
export function fingerprintOf(rule: string | null, { channel, path, kind, before, after }: Identity): string {
  const said = JSON.stringify([rule, channel, path, kind, before, after]);
  const text = widen(said.replace(/‹(?:agent|peer|publisher)›/g, '‹account›'));
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
