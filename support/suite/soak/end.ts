import type { Closing, Session } from '../../protocol/session';

/** Conditions that tell of something outside of the conversation. RFC 6120, section 4.9.3. */
const outside = ['conflict', 'reset', 'see-other-host', 'system-shutdown'];

/**
 * What a server ended the session of a client with that only did what desktops do; null where the reason lies outside
 * of the conversation, or it was this client that gave up.
 */
export function nameEnd(session: Session, { code, reason, clean, givenUp }: Closing): string | null {
  const condition = session.last('local-name(/stream:error/streamerr:*[1])');
  if (givenUp !== undefined || outside.includes(condition ?? '')) return null;
  return [
    condition === null ? '' : `the stream error ${condition}`,
    session.last('local-name(/framing:close)') === null ? '' : '<close/>',
    clean ? `a close frame with ${[String(code), reason].join(' ').trim()}` : 'the end of TCP',
  ]
    .filter((each) => each !== '')
    .join(', then ');
}
