import type { Envelope } from '../../judgement/verdict';
import { prepareReport, type RunReport } from '../../report/run-report';
import { sampleCatalogue, sampleRequirement } from './requirement';
import { runSample } from './run';

const features = {
  'features/1-upgrade/subprotocol.feature': `Feature: The subprotocol

  @req:RFC7395-3.1-a @req:DOC-S01-b @must
  Rule: A server MUST name the xmpp subprotocol in its answer

    @case:UPG-001
    Scenario: The answer names the subprotocol
      Given the client has asked for an upgrade
      Then the answer is 101

    @case:UPG-002
    Scenario: The answer names no other subprotocol
      Given the client has asked for an upgrade
      Then the answer names "xmpp"

  @req:DOC-S01-b @example
  Rule: The Connection header reads as in the article

    @case:UPG-003
    Scenario: The Connection header is in lower case
      Given the client has asked for an upgrade
      Then the Connection header is "upgrade"
`,
  'features/2-framing/open.feature': `Feature: Opening a stream

  @req:RFC7395-3.4-a @must
  Rule: A server MUST answer an open

    @case:FRM-001
    Scenario: The features follow the answer
      Given the agent is signed in
      Then the agent has read the features

    @case:FRM-002
    Scenario: A second account sees the same
      When the peer opens
        """xml
        <open xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>
        """

    @case:FRM-003
    Scenario: A host-meta document names the endpoint
      Then host-meta is offered

    @case:FRM-004
    Scenario: A crash of the suite
      Then the suite crashes
`,
};

const steps = `
let recorder;
const conclude = (world, verdict, message, finding = null) =>
  world.attach(JSON.stringify({ verdict, message, finding }), { mediaType: judgementType });
Before({ name: 'begin the transcript' }, function ({ pickle }) {
  const tag = pickle.tags.map(({ name }) => name).find((name) => name.startsWith('@case:'));
  recorder = new Recorder(tag.slice(6), ['correct-horse-battery']);
});
After({ name: 'keep the transcript' }, function () {
  if (recorder.transcript.entries.length > 0)
    this.attach(JSON.stringify(recorder.transcript), { mediaType: transcriptType, fileName: 'transcript.json' });
});
const upgrade = (party) => {
  const connection = recorder.connect(party, 'ws://127.0.0.1:7070/ws/');
  const respond = connection.request({ line: 'GET /ws/ HTTP/1.1', body: '',
    headers: [['Host', '127.0.0.1:7070'], ['Upgrade', 'websocket'], ['Connection', 'Upgrade'], ['Sec-WebSocket-Protocol', 'xmpp']] });
  respond({ line: 'HTTP/1.1 101 Switching Protocols', body: '',
    headers: [['Upgrade', 'WebSocket'], ['Connection', 'Upgrade'], ['Server', 'Sample/1.0']] }, 129);
  return connection;
};
Given('the client has asked for an upgrade', function () {
  recorder.step = 'the client has asked for an upgrade';
  upgrade('client');
});
Then('the answer is 101', () => {});
Then('the answer names {string}', function (name) {
  recorder.step = 'the answer names "xmpp"';
  const evidence = { requirement: 'RFC7395-3.1-a', sent: 'GET /ws/ with Sec-WebSocket-Protocol: xmpp',
    expected: ['101 with Sec-WebSocket-Protocol: xmpp', 'an HTTP error'],
    got: '101 with Upgrade and Connection alone, after 0.4 ms <&\\u0000',
    next: 'A proxy may drop the header: ask the server itself.' };
  conclude(this, 'fail', 'the answer does not name the subprotocol', evidence);
  throw new Nonconformity(evidence, 'the answer does not name the subprotocol');
});
Then('the Connection header is {string}', function (value) {
  conclude(this, 'warn', 'the header is written otherwise', { requirement: 'DOC-S01-b', sent: 'GET /ws/',
    expected: ['Connection: upgrade'], got: 'Connection: Upgrade, after 0.4 ms', next: null });
});
Given('the agent is signed in', function () {
  recorder.step = 'the agent is signed in';
  const connection = upgrade('agent');
  connection.tls({ version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', alpn: null, verifyError: null, certificate: {
    subject: 'CN=127.0.0.1', issuer: 'CN=lab', names: 'IP Address:127.0.0.1', validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2027-01-01T00:00:00.000Z', fingerprint256: 'AA:BB' } });
  const say = (text) => connection.frame('sent', 'text', text);
  const hear = (text) => connection.frame('received', 'text', text);
  say("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='example.org' version='1.0'/>");
  hear("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='example.org' id='a1' version='1.0'/>");
  hear("<stream:features xmlns:stream='http://etherx.jabber.org/streams'><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://www.igniterealtime.org/projects/openfire/' ver='x='/></stream:features>");
  say("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>" + Buffer.from('\\0agent\\0correct-horse-battery').toString('base64') + '</auth>');
  hear("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
  hear("<stream:features xmlns:stream='http://etherx.jabber.org/streams'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>");
  hear("<iq xmlns='jabber:client' type='result' id='v' from='example.org'><query xmlns='jabber:iq:version'><name>Openfire</name><version>4.7.5</version></query></iq>");
  hear("<iq xmlns='jabber:client' type='result' id='d' from='example.org'><query xmlns='http://jabber.org/protocol/disco#info'><identity category='server' type='im' name='Openfire'/><feature var='urn:xmpp:ping'/></query></iq>");
  connection.note('closed by the client: 1000');
});
Then('the agent has read the features', () => {});
When('the peer opens', function (document) {
  conclude(this, 'blocked', 'the target file names no second account: add accounts.peer');
  return 'pending';
});
Then('host-meta is offered', function () {
  conclude(this, 'not-applicable', 'GET /.well-known/host-meta was answered 404');
  return 'skipped';
});
Then('the suite crashes', () => { throw new TypeError('cannot read x of undefined'); });
`;

/** A report on a real run that holds one case of each verdict, for tests. Its password is `correct-horse-battery`. */
export async function makeSampleReport(): Promise<RunReport> {
  return (await makeSampleRun()).report;
}

/** The same with the messages it was made of. */
export async function makeSampleRun(): Promise<{ report: RunReport; envelopes: Envelope[] }> {
  const catalogue = sampleCatalogue(
    sampleRequirement({ id: 'RFC7395-3.1-a' }),
    sampleRequirement({ id: 'RFC7395-3.4-a', section: '3.4' }),
    sampleRequirement({ id: 'DOC-S01-b', level: 'EXAMPLE', provenance: 'example' }),
  );
  const { envelopes } = await runSample({ features, steps });
  const report = prepareReport({
    envelopes,
    catalogue,
    suite: { name: 'finesse-conformance', version: '0.1.0' },
    target: { name: 'Sample target', url: 'ws://127.0.0.1:7070/ws/', domain: 'example.org' },
    profile: 'standard',
  });
  return { report, envelopes };
}
