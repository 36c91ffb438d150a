import { endpointOf, fill } from '../../protocol/session';
import { NotApplicable } from '../../judgement/verdict';
import { locate, Unreachable, type Endpoint, type Response } from '../../protocol/websocket';
import { parse, parseOrThrow } from '../../protocol/xml/parse';
import { holds } from '../../protocol/xml/query';
import { requestVariables, withHeaders } from '../upgrade/request-shape';
import { requestUpgrade, lastUpgrade, upgradeNonconformity } from '../upgrade/upgrade';
import type { ConformanceWorld } from '../world';

/** Names that no public server can have are asked of the target's own host. RFC 6761, section 6. */
const reserved = /(^|\.)(example|example\.(com|net|org)|invalid|test|local(host|domain)?)$/;

/**
 * Asks for a web page with one GET and these headers, nothing followed, and keeps the response.
 * @throws NotApplicable where nobody serves the web there
 */
export async function getPage(
  world: ConformanceWorld,
  template: string,
  headers: readonly [string, string][],
): Promise<void> {
  const url = new URL(fill(template, requestVariables(world), (plain) => plain));
  const endpoint = webEndpoint(world, url);
  const request = {
    method: 'GET',
    target: url.pathname + url.search,
    version: 'HTTP/1.1',
    headers: [['Host', url.host] as [string, string], ['Connection', 'close'] as [string, string]],
  };
  try {
    await requestUpgrade(world, () => withHeaders(world, request, headers), { endpoint });
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    throw new NotApplicable(`${url.origin} does not answer: ${error.message}`);
  }
}

/** Where a page is: as the URL says; on the endpoint's own address where its host is that, or a reserved name. */
function webEndpoint(world: ConformanceWorld, url: URL): Endpoint {
  const own = endpointOf(world.target);
  const address = locate(own);
  const secure = url.protocol === 'https:';
  const path = url.pathname + url.search;
  const tls = { ...own.tls, servername: url.hostname };
  if (url.host === address.authority) return { ...own, url: `${secure ? 'wss' : 'ws'}://${url.host}${path}` };
  if (!reserved.test(url.hostname)) return { url: `${secure ? 'wss' : 'ws'}://${url.host}${path}`, tls };
  if (secure !== address.secure)
    throw new NotApplicable(
      `${url.hostname} is a reserved name, and ${own.url} does not speak ${url.protocol}`,
    );
  return { ...own, url: new URL(path, own.url).href };
}

/** The last response, which is that of a page. @throws NotApplicable where the page does not exist */
export function assumePage(world: ConformanceWorld): Response {
  const handshake = lastUpgrade(world);
  if (handshake.outcome !== 'answered')
    throw new NotApplicable(`the page is not offered: no response (${handshake.outcome})`);
  const { status, reason } = handshake.response;
  if (status < 200 || status > 299)
    throw new NotApplicable(`the page is not offered: ${String(status)} ${reason}`.trimEnd());
  return handshake.response;
}

/**
 * Checks the page that came by an XPath expression. A page that is not XML has no elements.
 * @throws NotApplicable where the page does not exist
 */
export function expectPage(world: ConformanceWorld, expression: string): void {
  const { body } = assumePage(world);
  const parsed = parse(body);
  const document = parsed.ok ? parsed.document : parseOrThrow('<nothing/>');
  if (holds(expression, document, requestVariables(world))) return;
  const problem = parsed.ok ? `which does not satisfy ${expression}` : parsed.problem;
  throw upgradeNonconformity(
    lastUpgrade(world),
    world,
    `a document with ${expression}`,
    `${body.slice(0, 400)}\n(${problem})`,
  );
}
