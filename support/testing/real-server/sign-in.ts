import { XMLSerializer, type Document } from '@xmldom/xmldom';
import { namespaces as ns } from '../../protocol/xml/namespaces';
import { holds, textOf } from '../../protocol/xml/query';
import { xml } from '../../protocol/xml/template';
import type { Exchange } from './exchange';
import type { Credentials } from './real-server';

/** Opens a stream, authenticates and binds a resource of the server's choice. @returns the full JID */
export async function signIn(exchange: Exchange, domain: string, account: Credentials): Promise<string> {
  const open = xml`<open xmlns='${ns.framing}' to='${domain}' version='1.0'/>`;
  await exchange.ask(open, '/stream:features');
  // RFC 4616, section 2: an empty authorization identity, then name and password
  const plain = Buffer.from(`\0${account.username}\0${account.password}`).toString('base64');
  const outcome = await exchange.ask(
    xml`<auth xmlns='${ns.sasl}' mechanism='PLAIN'>${plain}</auth>`,
    '/sasl:success | /sasl:failure',
  );
  expect(outcome, '/sasl:success', `the server refused its own account ${account.username}`);
  await exchange.ask(open, '/stream:features');
  const bound = await exchange.ask(
    xml`<iq xmlns='${ns.client}' type='set' id='bind'><bind xmlns='${ns.bind}'/></iq>`,
    "/client:iq[@id='bind']",
  );
  expect(bound, "/client:iq[@type='result']", `the server bound no resource for ${account.username}`);
  return textOf('/client:iq/bind:bind/bind:jid', bound);
}

/** @throws Error with the document where the expression does not hold */
export function expect(document: Document, expression: string, otherwise: string): void {
  if (holds(expression, document)) return;
  throw new Error(`${otherwise}: ${new XMLSerializer().serializeToString(document)}`);
}
