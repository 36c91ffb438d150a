import { fence, lastValue, sendPings, type Session } from '../protocol/session';
import { xml } from '../protocol/xml/template';
import { textsOf } from '../protocol/xml/query';
import { documentOf } from '../protocol/session';
import type { Check, Sight } from './check';
import type { Examination } from './examination';
import { findLiveResource } from './live-resource';
import { keepsOrder } from './order';
import { wrong } from './stream-checks';

/** Answers that take longer are spoken of, in milliseconds. */
const slowMs = 1000;
/** How long nobody says anything, in milliseconds. */
const silenceMs = 500;

async function lookAtAccount(examination: Examination): Promise<Sight> {
  if (examination.target.dedicated) return { notApplicable: 'the target file says dedicated: true' };
  const session = await examination.session();
  const listed = await findListedResource(session);
  const other = listed ?? (await becomeSeen(examination, () => findLiveResource(session)));
  if (other !== null)
    return { found: `${other} is online`, wrong: { evidence: 'online', values: { other } } };
  return { found: `nobody else uses ${session.account.username}` };
}

async function becomeSeen<T>(examination: Examination, act: () => Promise<T>): Promise<T> {
  examination.isPresent = true;
  return act();
}

/** Another resource that the server lists, asked without being seen. XEP-0030, section 8. */
async function findListedResource(session: Session): Promise<string | null> {
  const id = session.nextId('resources');
  session.send(
    xml`<iq xmlns='jabber:client' type='get' id='${id}' to='${session.bareJid}'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>`,
  );
  const outcome = await session.expect('/client:iq[@id=$id]');
  const document = outcome.kind === 'message' ? documentOf(outcome.message) : null;
  if (!document) return null;
  const own = `${session.bareJid}/`;
  const online = textsOf('/client:iq[@type="result"]/*/*[local-name()="item"]/@jid', document);
  // the suite's own resources all begin with the configured one
  const suite = `${own}${session.target.accounts.agent?.resource ?? ''}`;
  const other = online.find((jid) => jid.startsWith(own) && !jid.startsWith(suite));
  return other?.slice(own.length) ?? null;
}

async function lookAtFinesse(examination: Examination): Promise<Sight> {
  const { target } = examination;
  if (target.product !== 'finesse') return { notApplicable: 'product is not finesse' };
  const session = await examination.session();
  const from = '/client:presence[not(@type) and starts-with(@from, concat("finesse@", $domain, "/"))]';
  const wanted = (): string | null => lastValue(session.inbox.messages, `${from}/@from`, session.variables);
  if (!examination.isPresent) {
    examination.isPresent = true;
    // of negative priority no message meant for another comes here (RFC 6121, section 8.5.2.1.1)
    session.send(xml`<presence xmlns='jabber:client'><priority>-1</priority></presence>`);
  }
  const came = wanted();
  if (came !== null) return { found: came };
  const outcome = await session.expect(from);
  if (outcome.kind === 'message') return { found: wanted() ?? '' };
  return outcome.kind === 'closed'
    ? wrong(outcome)
    : { found: 'no presence of finesse', wrong: { evidence: 'nothing' } };
}

async function lookAtRoundTrip(examination: Examination): Promise<Sight> {
  const session = await examination.session();
  const startedAtMs = performance.now();
  const [id] = sendPings(session, 1);
  const outcome = await session.expect('/*[@id=$ping]', { variables: { ping: id ?? '' } });
  const tookMs = performance.now() - startedAtMs;
  if (outcome.kind !== 'message') return wrong(outcome);
  const time = `${tookMs.toFixed(tookMs < 10 ? 1 : 0)} ms`;
  session.patience.isOrdered = await keepsOrder(session);
  if (!session.patience.isOrdered)
    return { found: `${time}, answers out of order`, wrong: { evidence: 'disorder' } };
  return tookMs > slowMs ? { found: time, wrong: { evidence: 'slow', values: { time } } } : { found: time };
}

async function lookAtSilence(examination: Examination): Promise<Sight> {
  const session = await examination.session();
  await fence(session);
  const startedAtMs = performance.now();
  const outcome = await session.inbox.waitForClosing(session.inbox.messages.length, silenceMs);
  const after = `${String(Math.round(performance.now() - startedAtMs))} ms`;
  if (outcome.kind !== 'closed') return { found: `${String(silenceMs)} ms; longer is for a run` };
  return wrong(outcome, '', { after });
}

export const accountChecks: readonly Check[] = [{ name: 'account', needs: ['bind'], look: lookAtAccount }];

export const presenceChecks: readonly Check[] = [
  { name: 'finesse', needs: ['account'], look: lookAtFinesse },
  { name: 'round-trip', needs: ['bind'], look: lookAtRoundTrip },
  { name: 'silence', needs: ['bind'], look: lookAtSilence },
];
