import { namespaces as ns } from '../../protocol/xml/namespaces';
import { xml } from '../../protocol/xml/template';
import { openExchange } from './exchange';
import type { Settings } from './real-server';
import { expect, signIn } from './sign-in';

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
  await signIn(exchange, settings.domain, settings.accounts.publisher);
  const ofPool = Array.from(
    { length: settings.pool.agents },
    (_, index) => `/finesse/api/User/Load${String(index + 1)}/ClientLog`,
  );
  for (const [index, node] of [...nodes, ...ofPool].entries()) {
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
