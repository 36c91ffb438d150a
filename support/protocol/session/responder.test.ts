import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOrThrow } from '../xml/parse';
import { textOf } from '../xml/query';
import { readMessage } from './message';
import { answerRequest } from './responder';

function answerTo(text: string): string | null {
  return answerRequest(readMessage(text, false, 1))?.text ?? null;
}

function request(child: string, attributes = "type='get' from='example.com'"): string {
  return `<iq xmlns='jabber:client' id='a&apos;&lt;' ${attributes}>${child}</iq>`;
}

/** What an expression gives in the answer to a request. */
function inAnswer(text: string, expression: string): string {
  return textOf(expression, parseOrThrow(answerTo(text) ?? '<nothing/>'));
}

test('addresses its answer to whoever asked, under the same id', () => {
  const answered = 'concat(/client:iq/@type, " ", /client:iq/@id, " ", /client:iq/@to)';
  assert.equal(inAnswer(request("<ping xmlns='urn:xmpp:ping'/>"), answered), "result a'< example.com");
  const unsigned = request("<ping xmlns='urn:xmpp:ping'/>", "type='get'");
  assert.equal(inAnswer(unsigned, 'string(count(/client:iq/@to))'), '0');
});

test('tells its version', () => {
  const text = request("<query xmlns='jabber:iq:version'/>");
  assert.equal(
    inAnswer(text, '/client:iq[@type="result"]/version:query/version:name'),
    'finesse-conformance',
  );
});

test('answers a ping with an empty result', () => {
  assert.equal(inAnswer(request("<ping xmlns='urn:xmpp:ping'/>"), 'string(count(/client:iq/*))'), '0');
});

test('tells of every feature that it answers for', () => {
  const text = request("<query xmlns='http://jabber.org/protocol/disco#info'/>");
  const count = 'count(/client:iq[@type="result"]/info:query/info:feature)';
  assert.equal(inAnswer(text, `string(${count})`), '3');
  assert.equal(inAnswer(text, 'string(/client:iq/info:query/info:identity/@category)'), 'client');
});

test('refuses what it does not offer', () => {
  const refused = 'string(count(/client:iq[@type="error"]/client:error[@type="cancel"]/stanzaerr:*))';
  const version = "<query xmlns='jabber:iq:version'/>";
  const node = "<query xmlns='http://jabber.org/protocol/disco#info' node='other'/>";
  const requests = [
    request("<query xmlns='urn:unknown'/>"),
    request(node),
    request(version, "type='set' from='example.com'"),
    request(''),
  ];
  for (const text of requests) assert.equal(inAnswer(text, refused), '1', text);
});

test('answers nothing that is no request: two clients would go on for ever', () => {
  const texts = [
    request('', "type='result'"),
    request('', "type='error'"),
    "<iq xmlns='jabber:client' type='get'><ping xmlns='urn:xmpp:ping'/></iq>",
    "<iq xmlns='jabber:server' type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>",
    "<message xmlns='jabber:client' type='get' id='1'/>",
    '<iq',
    '',
  ];
  for (const text of texts) assert.equal(answerTo(text), null, text);
});
