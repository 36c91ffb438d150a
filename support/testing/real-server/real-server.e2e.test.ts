import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { connect } from 'node:tls';
import { startEjabberd, startProsody, type RealServer } from './index';
import { readTarget, type Target } from '../../configuration';
import { namespaces as ns } from '../../protocol/xml/namespaces';
import { textOf } from '../../protocol/xml/query';
import { xml, type Xml } from '../../protocol/xml/template';
import { reasonToSkip } from './availability';
import { openExchange } from './exchange';
import { nodes } from './nodes';
import { signIn } from './sign-in';

for (const [name, start] of [
  ['prosody', startProsody],
  ['ejabberd', startEjabberd],
] as const) {
  const skip = reasonToSkip(name);

  test(`${name} starts with accounts and nodes, and leaves nothing behind`, { skip }, async (t) => {
    const server = await begin(t, start);
    const target = readTarget(server.target, {});
    const secureTarget = readTarget(server.secureTarget, {});
    assert.equal(statSync(server.target).mode & 0o777, 0o600);
    assert.equal(statSync(server.secureTarget).mode & 0o777, 0o600);

    assert.deepEqual(
      await subscribeToEach(target, nodes),
      nodes.map(() => 'result'),
    );
    // the twin of a node in lower case is another node, and an unknown one is not made on the way
    const [unknown = ''] = nodes;
    assert.deepEqual(await subscribeToEach(target, [unknown.toLowerCase()]), ['item-not-found']);
    assert.equal(await publishAs(target, 'publisher'), 'event');
    assert.equal(await publishAs(target, 'agent'), 'forbidden');
    await trustCertificate(secureTarget);

    await server.stop();
    await server.ended;
    assert.equal(existsSync(server.target), false);
    assert.equal(existsSync(path.dirname(secureTarget.file ?? '')), false);
  });

  test(
    `two of ${name} run side by side, each with its target files where they were asked for`,
    { skip },
    async (t) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'out-'));
      t.after(() => rmSync(folder, { recursive: true }));
      const servers = await Promise.all(
        ['one.yaml', 'two.yaml'].map((file) => begin(t, start, path.join(folder, file))),
      );
      assert.deepEqual(
        servers.map((server) => path.basename(server.secureTarget)),
        ['one-tls.yaml', 'two-tls.yaml'],
      );
      const [node = ''] = nodes;
      const answers = servers.map((server) => subscribeToEach(readTarget(server.target, {}), [node]));
      assert.deepEqual(await Promise.all(answers), [['result'], ['result']]);
      const [first] = servers;
      writeFileSync(first?.target ?? '', 'url: embedded');
      await first?.stop();
      assert.deepEqual(
        [existsSync(first?.target ?? ''), existsSync(first?.secureTarget ?? '')],
        [true, false],
      );
    },
  );
}

async function begin(
  t: TestContext,
  start: (options: { out?: string }) => Promise<RealServer>,
  out?: string,
): Promise<RealServer> {
  const server = await start(out === undefined ? {} : { out });
  t.after(() => server.stop());
  return server;
}

/** Per node, `result` or the condition of the error the agent gets. */
async function subscribeToEach(target: Target, names: readonly string[]): Promise<string[]> {
  const { agent } = target.accounts;
  assert.ok(agent);
  const exchange = await openExchange(target.url);
  const jid = await signIn(exchange, target.domain, agent);
  const outcomes: string[] = [];
  for (const [index, node] of names.entries()) {
    const answer = await exchange.ask(
      xml`<iq xmlns='${ns.client}' type='set' id='s${index}' to='${target.pubsub}'
        ><pubsub xmlns='${ns.ps}'><subscribe node='${node}' jid='${jid}'/></pubsub></iq>`,
      `/client:iq[@id='s${index}']`,
    );
    const condition = textOf('local-name(/client:iq/client:error/stanzaerr:*)', answer);
    outcomes.push(condition || textOf('/client:iq/@type', answer));
  }
  await exchange.close();
  return outcomes;
}

/** `event` where a party that subscribed hears of what it publishes, or the condition of the error it gets. */
async function publishAs(target: Target, party: 'agent' | 'publisher'): Promise<string> {
  const account = target.accounts[party];
  assert.ok(account);
  const exchange = await openExchange(target.url);
  const jid = await signIn(exchange, target.domain, account);
  const request = (id: string, content: Xml) =>
    xml`<iq xmlns='${ns.client}' type='set' id='${id}' to='${target.pubsub}'
      ><pubsub xmlns='${ns.ps}'>${content}</pubsub></iq>`;
  const node = `/finesse/api/User/${target.user.id}`;
  await exchange.ask(request('s', xml`<subscribe node='${node}' jid='${jid}'/>`), "/client:iq[@id='s']");
  const item = xml`<item><notification xmlns='${ns.pse}'>text</notification></item>`;
  const answer = await exchange.ask(
    request('p', xml`<publish node='${node}'>${item}</publish>`),
    "/client:iq[@id='p'][@type='error'] | /client:message[pse:event/pse:items/pse:item]",
  );
  await exchange.close();
  return textOf('local-name(/client:message/pse:event | /client:iq/client:error/stanzaerr:*)', answer);
}

/** Opens TLS as a client that trusts the target's authority alone and checks the name. */
async function trustCertificate(target: Target): Promise<void> {
  const { hostname, port } = new URL(target.url);
  const socket = connect({ host: hostname, port: Number(port), ca: target.tls.ca ?? '' });
  await once(socket, 'secureConnect');
  assert.equal(socket.authorized, true);
  socket.destroy();
}
