import { XMLSerializer, type Document } from '@xmldom/xmldom';
import { namespaces as ns } from '../xml/namespaces';
import { holds } from '../xml/query';
import { xml } from '../xml/template';
import { openExchange, type Exchange } from './exchange';
import type { Settings } from './real-server';

/** The nodes of two users and a team, named as Finesse names them: the ids begin with a capital, as case matters. */
export const userId = 'Conformance1';
export const teamId = '1';
export const nodes: readonly string[] = [
  ...[userId, 'Conformance2'].flatMap((id) =>
    ['', '/Dialogs', '/ClientLog'].map((leaf) => `/finesse/api/User/${id}${leaf}`),
  ),
  `/finesse/api/Team/${teamId}/Users`,
  '/finesse/api/SystemInfo',
];

/** Creates the nodes over XMPP: owned by the publisher, open to every subscriber. XEP-0060, section 8.1.3. */
export async function createNodes(settings: Settings): Promise<void> {
  const exchange = await openExchange(`ws://127.0.0.1:${settings.port}/ws/`);
  await signIn(exchange, settings);
  for (const [index, node] of nodes.entries()) {
    const id = `create-${index}`;
    const answer = await exchange.ask(
      xml`<iq xmlns='${ns.client}' type='set' id='${id}' to='${settings.pubsub}'>
        <pubsub xmlns='${ns.ps}'>
          <create node='${node}'/>
          <configure><x xmlns='${ns.xdata}' type='submit'>
            <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/pubsub#node_config</value></field>
            <field var='pubsub#access_model'><value>open</value></field>
            <field var='pubsub#publish_model'><value>publishers</value></field>
          </x></configure>
        </pubsub>
      </iq>`,
      `/client:iq[@id='${id}']`,
    );
    expect(answer, "/client:iq[@type='result']", `the server did not create ${node}`);
  }
  await exchange.close();
}

async function signIn(exchange: Exchange, { domain, accounts }: Settings): Promise<void> {
  const open = xml`<open xmlns='${ns.framing}' to='${domain}' version='1.0'/>`;
  await exchange.ask(open, '/stream:features');
  const { username, password } = accounts.publisher;
  // RFC 4616, section 2: an empty authorization identity, then name and password
  const plain = Buffer.from(`\0${username}\0${password}`).toString('base64');
  const outcome = await exchange.ask(
    xml`<auth xmlns='${ns.sasl}' mechanism='PLAIN'>${plain}</auth>`,
    '/sasl:success | /sasl:failure',
  );
  expect(outcome, '/sasl:success', 'the server refused the publisher account it was given');
  await exchange.ask(open, '/stream:features');
  const bound = await exchange.ask(
    xml`<iq xmlns='${ns.client}' type='set' id='bind'><bind xmlns='${ns.bind}'/></iq>`,
    "/client:iq[@id='bind']",
  );
  expect(bound, "/client:iq[@type='result']", 'the server bound no resource for the publisher');
}

function expect(document: Document, expression: string, otherwise: string): void {
  if (!holds(expression, document))
    throw new Error(`${otherwise}: ${new XMLSerializer().serializeToString(document)}`);
}
