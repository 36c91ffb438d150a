import type { Identity } from '../difference';
import type { Rule } from './shape';

const compiled = new Map<string, RegExp>();

/** A difference, and whether it shows in what clients do every day. */
export interface Placed extends Identity {
  ordinary: boolean;
}

/**
 * Whether a difference is what a rule is about. What shows only where the suite did what no client does breaks none, so
 * that a breaking rule is about the ordinary alone.
 */
export function matches({ when, class: of }: Pick<Rule, 'when' | 'class'>, difference: Placed): boolean {
  const { layer, channel, path, before, after, change } = when;
  const where = when.where ?? (of === 'breaking' ? 'ordinary' : undefined);
  return (
    (where === undefined || (where === 'ordinary') === difference.ordinary) &&
    (layer === undefined || layer === difference.layer) &&
    (change === undefined || [change].flat().includes(difference.kind)) &&
    fits(channel, difference.channel) &&
    fits(path, difference.path) &&
    fits(before, difference.before) &&
    fits(after, difference.after)
  );
}

/** Nothing is no text: a pattern, even `*`, wants that something was there. */
function fits(patterns: string | readonly string[] | undefined, text: string | null): boolean {
  if (patterns === undefined) return true;
  return text !== null && [patterns].flat().some((pattern) => regexOf(pattern).test(text));
}

/** `*` stands for any characters, `?` for one. */
function regexOf(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const escaped = pattern
    .replace(/[\\^$.+()[\]{}|/-]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  const fresh = new RegExp(`^${escaped}$`, 's');
  compiled.set(pattern, fresh);
  return fresh;
}

/** Whether a text is what a pattern with `*` stands for. */
export function matchesPattern(pattern: string, text: string): boolean {
  return regexOf(pattern).test(text);
}
