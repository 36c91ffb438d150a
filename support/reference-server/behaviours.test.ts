import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { behaviours, deviationsOf, faults, findBehaviour, startReferenceServer } from './index';
import { holds } from '../xml/query';
import { parseOrThrow } from '../xml/parse';
import { ask, connect, open, plainAuth } from './test-client';

const page = readFileSync(path.join(__dirname, '../../docs/known-deviations.md'), 'utf8').split(/\r?\n/);

test('makes every behaviour of faults that exist and re-enact something known', () => {
  for (const { name, faults: names } of behaviours) {
    assert.equal(new Set(names).size, names.length, name);
    for (const each of names) {
      const found = faults.find((fault) => fault.name === each);
      assert.match(found?.reenacts ?? '', /^[DH]\d+$/, `${name}: ${each}`);
    }
  }
});

test('has the page of known deviations say of each requirement why a behaviour breaks it', () => {
  for (const { name, faults: names } of behaviours) {
    for (const { breaks, reenacts = '' } of faults.filter((fault) => names.includes(fault.name))) {
      for (const id of breaks) {
        const row = page.find((line) => line.includes(`| ${reenacts} | ${id} |`));
        assert.ok(row, `${name}: docs/known-deviations.md has no row for ${reenacts} and ${id}`);
      }
    }
  }
});

test('gives every requirement that a behaviour breaks once, with all its reasons', () => {
  const deviations = deviationsOf(findBehaviour('openfire-4'));
  const ids = deviations.map(({ requirement }) => requirement);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    deviations.find(({ requirement }) => requirement === 'RFC6120-8.2.3-d'),
    {
      requirement: 'RFC6120-8.2.3-d',
      because: 'known of Openfire 4.4 to 4.7: H103, an iq get without a child gets no answer',
    },
  );
  const because = deviations.find(({ requirement }) => requirement === 'RFC6120-6.3.8-a')?.because ?? '';
  assert.match(because, / D8, .*; D10, /);
});

test('names what comes near a behaviour that does not exist', async () => {
  await assert.rejects(startReferenceServer({ behaviour: 'openfire4' }), {
    name: 'UnknownBehaviour',
    message: 'unknown behaviour "openfire4": did you mean openfire-4?',
  });
  await assert.rejects(startReferenceServer({ behaviour: 'tomcat' }), {
    message: 'unknown behaviour "tomcat": known are openfire-4',
  });
});

test('plays all faults of a behaviour at once, and those that are named beside it', async (t) => {
  const server = await startReferenceServer({ behaviour: 'openfire-4', faults: ['ping-unanswered'] });
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
