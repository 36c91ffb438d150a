import {
  closeSession,
  Ledger,
  lastValue,
  openSession,
  reach,
  SetupFailure,
  type Session,
} from '../../protocol/session';
import { secretsOf, type Target } from '../../configuration';
import { Recorder } from '../../protocol/wire/recorder';
import { xml } from '../../protocol/xml/template';

/** What a server says it is. XEP-0092, section 2. */
export interface Software {
  name: string;
  version: string;
}

/** Asks the server, as the agent, for its software and version; null where it does not say, or cannot be asked. */
export async function askSoftware(target: Target): Promise<Software | null> {
  const { agent } = target.accounts;
  if (!agent) return null;
  let session: Session | null = null;
  try {
    session = await openSession({
      party: 'the agent',
      account: agent,
      target,
      ledger: new Ledger(),
      recorder: new Recorder('software', secretsOf(target)).connect('the agent', target.url),
    });
    await reach(session, 'bound');
    const software = await askVersion(session);
    await closeSession(session);
    return software;
  } catch (error) {
    session?.socket.terminate();
    if (error instanceof SetupFailure) return null;
    throw error;
  }
}

async function askVersion(session: Session): Promise<Software | null> {
  const id = session.nextId('version');
  session.send(
    xml`<iq xmlns='jabber:client' type='get' id='${id}' to='${session.target.domain}'><query xmlns='jabber:iq:version'/></iq>`,
  );
  const outcome = await session.expectAnswer();
  if (outcome.kind !== 'message') return null;
  const name = lastValue([outcome.message], '/client:iq[@type="result"]/version:query/version:name');
  const version = lastValue([outcome.message], '/client:iq[@type="result"]/version:query/version:version');
  return name === null || version === null ? null : { name, version };
}

/** The release of a product, such as `4.7.5`; null where the server is another product or its version no number. */
export function releaseOf(software: Software | null, product: string): string | null {
  if (software?.name.toLowerCase().includes(product) !== true) return null;
  return /^\d+(?:\.\d+)*/.exec(software.version)?.[0] ?? null;
}
