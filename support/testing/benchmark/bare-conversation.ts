import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { Target } from '../../configuration';

/** The floor: the documented conversation as a bare `ws` script would hold it, without record and without checks. */
export async function holdBareConversation(target: Target): Promise<void> {
  const agent = target.accounts.agent;
  if (!agent) throw new Error('the benchmark needs accounts.agent');
  const { domain, pubsub, user, team } = target;
  const bare = `${agent.username}@${domain}`;
  const full = `${bare}/${agent.resource}`;
  const plain = Buffer.from(`${bare}\0${agent.username}\0${agent.password}`).toString('base64');
  const nodes = [`/finesse/api/User/${user.id}/ClientLog`, `/finesse/api/Team/${team.id}/Users`];
  const socket = new WebSocket(target.url, 'xmpp', { perMessageDeflate: false });
  const heard: string[] = [];
  let wake = (): void => undefined;
  socket.on('message', (bytes: Buffer) => {
    heard.push(bytes.toString());
    wake();
  });
  const until = async (text: string): Promise<void> => {
    while (!heard.some((message) => message.includes(text))) {
      await new Promise<void>((resolve) => (wake = resolve));
    }
    heard.length = 0;
  };
  const open = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${domain}' version='1.0'/>`;
  const request = async (type: 'get' | 'set', to: string, child: string): Promise<void> => {
    const id = randomUUID();
    socket.send(`<iq xmlns='jabber:client' type='${type}' id='${id}' to='${to}'>${child}</iq>`);
    await until(id);
  };
  const change = async (action: string): Promise<void> => {
    for (const node of nodes) {
      await request('set', pubsub, pubsubAction(`<${action} node='${node}' jid='${full}'/>`));
    }
  };

  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send(open);
  await until('features');
  socket.send(`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${plain}</auth>`);
  await until('<success');
  socket.send(open);
  await until('features');
  await request('set', domain, bindChild(agent.resource));
  socket.send(`<presence xmlns='jabber:client'/>`);
  await request('get', domain, `<ping xmlns='urn:xmpp:ping'/>`);
  await change('subscribe');
  await change('unsubscribe');
  socket.send(`<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>`);
  socket.close(1000);
  await new Promise((resolve) => socket.once('close', resolve));
}

const pubsubAction = (child: string): string =>
  `<pubsub xmlns='http://jabber.org/protocol/pubsub'>${child}</pubsub>`;

const bindChild = (resource: string): string =>
  `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>${resource}</resource></bind>`;
