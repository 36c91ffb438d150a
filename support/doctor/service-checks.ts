import { FinesseApi, RestFailure } from '../protocol/rest';
import { locate } from '../protocol/websocket';
import { parse } from '../protocol/xml/parse';
import { textOf } from '../protocol/xml/query';
import { xml } from '../protocol/xml/template';
import { noPubsub, type Target } from '../configuration';
import { pubsubRequest, type Outcome, type Session, type Stimulus } from '../protocol/session';
import type { Check, Sight } from './check';
import type { Examination } from './examination';
import { describe, wrong } from './stream-checks';

/** Where SystemInfo is: beneath rest.url, or where Finesse has it. Administrators and developers guide, SystemInfo. */
function restOf(target: Target): string {
  const { secure, authority } = locate(target);
  return target.rest?.url ?? `${secure ? 'https' : 'http'}://${authority}/finesse/api`;
}

async function lookAtSystemInfo(examination: Examination): Promise<Sight[]> {
  const { target, account, recorder, withinMs } = examination;
  if (target.product !== 'finesse') return [{ notApplicable: 'product is not finesse' }];
  const rest = `${restOf(target)}/SystemInfo`;
  const anybody = { username: '', password: '', resource: '' };
  const api = new FinesseApi({
    ...{ rest: { url: restOf(target), extension: '' }, tls: target.tls, proxy: target.proxy },
    ...{ account: account ?? anybody, userId: target.user.id, withinMs, recorder },
  });
  try {
    const { status, body } = await api.systemInfo();
    const found = `HTTP ${String(status)} at ${rest}`;
    const parsed = status === 200 ? parse(body) : null;
    const document = parsed?.ok ? parsed.document : null;
    if (!document || textOf('/SystemInfo', document) === '')
      return [{ found, wrong: { evidence: `HTTP ${String(status)}`, values: { rest } } }];
    return compare(target, (name) => textOf(`/SystemInfo/${name}`, document).trim());
  } catch (error) {
    if (!(error instanceof RestFailure)) throw error;
    return [{ found: 'no answer', wrong: { evidence: 'nothing', values: { rest } } }];
  }
}

function compare(target: Target, read: (name: string) => string): Sight[] {
  const status = read('status');
  const reason = read('statusReason');
  const found = `${status || 'no status'}, domain ${read('xmppDomain')}, pubsub ${read('xmppPubSubDomain')}`;
  if (status === 'OUT_OF_SERVICE') {
    const values = { reason: reason === '' ? '' : ` (${reason})` };
    return [{ found, wrong: { evidence: `status ${status}`, values } }];
  }
  const pairs = [
    { key: 'xmppDomain', 'own-key': 'domain', own: target.domain },
    { key: 'xmppPubSubDomain', 'own-key': 'pubsub', own: target.pubsub },
  ];
  const differing = pairs
    .map((pair) => ({ ...pair, value: read(pair.key) }))
    .filter(({ own, value }) => value !== '' && value.toLowerCase() !== own.toLowerCase());
  if (differing.length === 0) return [{ found }];
  return differing.map((values) => ({
    found: `${values.key} ${values.value}`,
    wrong: { evidence: 'differs', values },
  }));
}

/** Asks for the features of the service, or of a node of it; nothing changes by it. XEP-0030, section 3; XEP-0060, 5.3. */
function ask(session: Session, node: string | null): { id: string; stimulus: Stimulus } {
  const id = session.nextId('disco');
  const query =
    node === null
      ? xml`<query xmlns='http://jabber.org/protocol/disco#info'/>`
      : xml`<query xmlns='http://jabber.org/protocol/disco#info' node='${node}'/>`;
  const request = xml`<iq xmlns='jabber:client' type='get' id='${id}' to='${session.target.pubsub}'>${query}</iq>`;
  return { id, stimulus: session.send(request) };
}

/** What is answered for an address behind which nothing is. RFC 6120, sections 8.3.3.7, 8.3.3.16, 8.3.3.17 and 8.3.3.19. */
const nobody =
  '/client:iq[@type="error"]/client:error[stanzaerr:item-not-found or stanzaerr:remote-server-not-found or stanzaerr:remote-server-timeout or stanzaerr:service-unavailable]';

function isThere(session: Session, outcome: Outcome): boolean {
  return outcome.kind === 'message' && !session.matches(outcome.message, nobody);
}

/** A service that refuses one question may answer another: it is asked for its features, and for the list of subscriptions. */
async function lookAtPubsub(examination: Examination): Promise<Sight> {
  const { target } = examination;
  if (target.pubsub === noPubsub) return { notApplicable: `the target file says pubsub: ${noPubsub}` };
  const session = await examination.session();
  const { id } = ask(session, null);
  const outcome = await session.expect('/client:iq[@id=$asked]', { variables: { asked: id } });
  const feature =
    '/client:iq[@type="result"]//*[local-name()="feature" and starts-with(@var, "http://jabber.org/protocol/pubsub")]';
  if (outcome.kind === 'message' && session.matches(outcome.message, feature))
    return { found: target.pubsub };
  if (isThere(session, outcome)) return wrong(outcome);
  session.send(pubsubRequest(session, 'get', 'service-list', xml`<subscriptions/>`));
  const second = await session.expectAnswer();
  return isThere(session, second) ? wrong(outcome) : wrong(second, ' nobody there');
}

async function lookAtNodes(examination: Examination): Promise<Sight[]> {
  const { target } = examination;
  if (target.pubsub === noPubsub) return [{ notApplicable: `the target file says pubsub: ${noPubsub}` }];
  const session = await examination.session();
  const { id: user } = target.user;
  const nodes = [
    `/finesse/api/User/${user}`,
    `/finesse/api/User/${user}/Dialogs`,
    `/finesse/api/User/${user}/ClientLog`,
    `/finesse/api/Team/${target.team.id}/Users`,
  ];
  const asked = nodes.map((node) => ({ node, ...ask(session, node) }));
  // the answers may all have come before the first of them is looked at
  const stimulus = asked[0]?.stimulus;
  return Promise.all(
    asked.map(async ({ node, id }): Promise<Sight> => {
      const variables = { asked: id };
      const outcome = await session.expect('/client:iq[@id=$asked]', {
        variables,
        ...(stimulus && { stimulus }),
      });
      if (outcome.kind === 'message' && session.matches(outcome.message, '/client:iq[@type="result"]'))
        return { found: node };
      return { ...wrong(outcome, '', { node }), found: `${node}: ${describe(outcome)}` };
    }),
  );
}

/** What stands beside the stream, and behind it. */
export const serviceChecks: readonly Check[] = [
  { name: 'system-info', needs: ['tls'], look: lookAtSystemInfo },
  { name: 'pubsub', needs: ['account'], look: lookAtPubsub },
  { name: 'node', needs: ['pubsub'], look: lookAtNodes },
];
