/** What of a stream is needed to write for it. */
interface Stream {
  isTTY?: boolean;
  columns?: number;
}

/** How long a line may be where nobody knows how wide it is shown. */
const logColumns = 200;

/**
 * How to write for a stream: in colours on a terminal, unless NO_COLOR is set (https://no-color.org), and elsewhere where
 * FORCE_COLOR is; in lines as long as the terminal is wide, or as somebody reads in a log.
 */
export function describeTerminal(
  { isTTY = false, columns = logColumns }: Stream,
  { NO_COLOR, FORCE_COLOR }: NodeJS.ProcessEnv,
): { colours: boolean; columns: number } {
  const isForced = FORCE_COLOR !== undefined && !['0', 'false'].includes(FORCE_COLOR);
  const isForbidden = (NO_COLOR ?? '') !== '' || ['0', 'false'].includes(FORCE_COLOR ?? '');
  return { colours: isForced || (isTTY && !isForbidden), columns };
}
