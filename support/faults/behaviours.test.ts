import { startFaultyServer } from './index';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { behaviours } from './behaviours';
import { faults } from './registry';
import { holds } from '../protocol/xml/query';
import { parseOrThrow } from '../protocol/xml/parse';
import { ask, connect, open, plainAuth } from '../testing/test-client';

test('makes every behaviour of faults that exist, each once', () => {
  for (const { name, faults: names } of behaviours) {
    assert.equal(new Set(names).size, names.length, name);
    for (const each of names)
      assert.ok(
        faults.some((fault) => fault.name === each),
        `${name}: ${each}`,
      );
  }
});

test('names what comes near a behaviour that does not exist', async () => {
  await assert.rejects(startFaultyServer({ behaviour: 'openfire4' }), {
    name: 'UnknownBehaviour',
    message: 'unknown behaviour "openfire4": did you mean openfire-4 or openfire-5?',
  });
  await assert.rejects(startFaultyServer({ behaviour: 'tomcat' }), {
    message:
      'unknown behaviour "tomcat": known are openfire-4, openfire-5, finesse-11.6, finesse-12.5, finesse-12.6, finesse-15.0',
  });
});

test('plays all faults of a behaviour at once, and those that are named beside it', async (t) => {
  const server = await startFaultyServer({ behaviour: 'openfire-4', faults: ['ping-unanswered'] });
  t.after(() => server.stop());
  const client = await connect(server);
  await open(client, server);
  client.say('<not well formed');
  client.say("<iq xmlns='jabber:client' type='get' id='early'><x xmlns='urn:x'/></iq>");
  assert.ok(holds("/iq[@type='error' and @id='early']", parseOrThrow(await client.next())));
  const { username, password } = server.accounts.agent;
  client.say(plainAuth(`${username}@elsewhere.example`, username, password));
  await client.take('/sasl:success');
  await open(client, server);
  await ask(client, '', 'set', "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>");
  client.say(
    `<iq xmlns='jabber:client' type='get' id='1' to='${server.domain}'><ping xmlns='urn:xmpp:ping'/></iq>`,
  );
  const unknown = await ask(client, server.domain, 'get', "<x xmlns='urn:x'/>");
  assert.ok(holds('//client:error/stanzaerr:feature-not-implemented', parseOrThrow(unknown)), unknown);
});
