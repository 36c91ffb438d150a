import type { Violation } from '../protocol/wire/transcript';
import type { Noted } from './conversation';

/** What Chromium says where a frame of the server breaks RFC 6455, and the rule that it then names. */
const errors: readonly [pattern: RegExp, violation: Violation][] = [
  [/as UTF-8/i, 'utf-8'],
  [/must not mask/i, 'masked'],
  [/reserved bits? (?:is|are) on/i, 'reserved-bits'],
  [/unrecognized frame opcode/i, 'reserved-opcode'],
  [/continuation frame|unexpected start of new message|previous data frame is unfinished/i, 'fragments'],
  [/control frame/i, 'control-frame'],
  [/broken close frame/i, 'close-body'],
  [/invalid (?:close )?status code/i, 'close-code'],
  [/data frame received after close/i, 'after-close'],
];

/** What an error of the browser accuses the server of; nothing where it tells of something else. */
export function violationOf(text: string): Pick<Noted, 'violations'> {
  const found = errors.find(([pattern]) => pattern.test(text));
  return found ? { violations: [found[1]] } : {};
}
