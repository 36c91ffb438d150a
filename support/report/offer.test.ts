import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recorder } from '../protocol/wire/recorder';
import type { Transcript } from '../protocol/wire/transcript';
import { readOffer } from './offer';

const stream = "xmlns:stream='http://etherx.jabber.org/streams'";
const caps =
  "<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://server.example/' ver='v='/>";
const mechanisms =
  "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism><mechanism>EXTERNAL</mechanism></mechanisms>";

function converse(received: readonly string[], headers: [string, string][] = []): Transcript {
  const recorder = new Recorder('UPG-001');
  const connection = recorder.connect('agent', 'ws://127.0.0.1/ws/');
  const respond = connection.request({
    line: 'GET /ws/ HTTP/1.1',
    headers: [['Upgrade', 'websocket']],
    body: '',
  });
  respond({ line: 'HTTP/1.1 101 Switching Protocols', headers, body: '' }, 100);
  for (const text of received) connection.frame('received', 'text', text);
  return recorder.transcript;
}

test('features are told apart by whether the client was accepted before', () => {
  const offer = readOffer(
    [
      converse([
        `<stream:features ${stream}>${mechanisms}${caps}</stream:features>`,
        "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
        `<stream:features ${stream}><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>`,
      ]),
    ],
    'example.org',
  );
  assert.deepEqual(offer.mechanisms, ['PLAIN', 'EXTERNAL']);
  assert.deepEqual(offer.features, {
    beforeAuthentication: [
      { name: 'mechanisms', namespace: 'urn:ietf:params:xml:ns:xmpp-sasl' },
      { name: 'c', namespace: 'http://jabber.org/protocol/caps' },
    ],
    afterAuthentication: [{ name: 'bind', namespace: 'urn:ietf:params:xml:ns:xmpp-bind' }],
  });
  assert.deepEqual(offer.caps, { node: 'https://server.example/', ver: 'v=', hash: 'sha-1' });
  assert.equal(offer.software, 'https://server.example/');
});

test('the software is what the domain answers, not what another client says it is', () => {
  const answer = (from: string, name: string): string =>
    `<iq xmlns='jabber:client' type='result' id='1' from='${from}'><query xmlns='jabber:iq:version'><name>${name}</name><version>1</version></query></iq>`;
  const transcript = converse([answer('peer@example.org/x', 'A client'), answer('example.org', 'A server')]);
  assert.equal(readOffer([transcript], 'example.org').software, 'A server 1');
});

test('of each entity the first answer counts, and what is not well-formed is passed over', () => {
  const answer = (from: string, feature: string): string =>
    `<iq xmlns='jabber:client' type='result' id='1' from='${from}'><query xmlns='http://jabber.org/protocol/disco#info'><feature var='${feature}'/></query></iq>`;
  const transcript = converse([
    '<features',
    answer('a', 'first'),
    answer('b', 'other'),
    answer('a', 'second'),
  ]);
  assert.deepEqual(readOffer([transcript], 'example.org').disco, [
    { from: 'a', identities: [], features: ['first'] },
    { from: 'b', identities: [], features: ['other'] },
  ]);
});

test('a run that saw nothing offers nothing, and a Server header is better than that', () => {
  assert.deepEqual(readOffer([], 'example.org'), {
    software: null,
    handshake: null,
    tls: null,
    mechanisms: [],
    features: { beforeAuthentication: [], afterAuthentication: [] },
    caps: null,
    disco: [],
  });
  assert.equal(readOffer([converse([], [['Server', 'Jetty']])], 'example.org').software, 'Jetty');
});
