import { aspects, type Aspect } from '../protocol/wire/recording';
import type { Format } from './conversation';

const names: Record<Aspect, string> = {
  upgrade: 'the upgrade',
  sent: 'what the client said',
  messages: 'messages as they were written',
  text: 'every character of them',
  opcodes: 'text apart from binary',
  frames: 'frames and fragments',
  closing: 'close codes and who ended the connection',
  times: 'times',
};

/** What a format cannot show, so that nobody takes silence on it for a good sign; and how to get a better capture. */
export function describeUnshown({ name, shows, better }: Format): string[] {
  const missing = aspects.filter((aspect) => !shows.includes(aspect)).map((aspect) => names[aspect]);
  if (missing.length === 0) return [];
  const unjudged = `${name} does not show ${missing.join(', ')}: rules about them are not judged, and are not green.`;
  const untimed = shows.includes('times') ? [] : ['Without times the numbers beside messages count them.'];
  return [unjudged, ...untimed, ...(better === undefined ? [] : [better])];
}
