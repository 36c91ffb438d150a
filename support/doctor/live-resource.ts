import { fence, lastValue, type Session } from '../protocol/session';
import { xml } from '../protocol/xml/template';

/**
 * Another resource of a bound session's account that is online and not the suite's own, or null. The look takes presence of
 * negative priority, so that no message meant for the other goes astray (RFC 6121, section 8.5.2.1.1).
 */
export async function findLiveResource(session: Session): Promise<string | null> {
  session.send(xml`<presence xmlns='jabber:client'><priority>-1</priority></presence>`);
  const { heard } = await fence(session);
  const { resource } = session.account;
  const own = `${session.bareJid}/`;
  const variables = { own, suite: `${own}${resource}` };
  const other = heard.find((message) =>
    session.matches(
      message,
      '/client:presence[not(@type) and starts-with(@from, $own) and not(starts-with(@from, $suite))]',
      variables,
    ),
  );
  const from = other ? lastValue([other], '/client:presence/@from') : null;
  return from === null ? null : from.slice(own.length);
}
