import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderFailureForm } from './failure-form';
import { sampleRequirement } from '../../testing/samples/requirement';

const finding = {
  requirement: 'RFC7395-3.1-a',
  sent: 'GET /ws/ with Sec-WebSocket-Protocol: xmpp',
  expected: ['101 with Sec-WebSocket-Protocol: xmpp', 'an HTTP error'],
  got: '101 without Sec-WebSocket-Protocol after 12 ms',
  next: 'Look for a proxy that drops the header.',
};

test('the form says all a reader needs, in the order of acting on it', () => {
  const requirement = sampleRequirement({
    id: 'RFC7395-3.1-a',
    impact: 'loses-events',
    effect: 'The desktop hears nothing.',
  });
  assert.equal(
    renderFailureForm(finding, requirement, 'wire/UPG-001.txt'),
    `RFC7395-3.1-a · MUST · The server keeps RFC7395-3.1-a.
  impact    loses events: The desktop hears nothing.
  sent      GET /ws/ with Sec-WebSocket-Protocol: xmpp
  expected  one of
            - 101 with Sec-WebSocket-Protocol: xmpp
            - an HTTP error
  came      101 without Sec-WebSocket-Protocol after 12 ms
  where     wire/UPG-001.txt
  read      RFC 7395, section 3.1, https://www.rfc-editor.org/rfc/rfc7395#section-3.1
  next      Look for a proxy that drops the header.`,
  );
});

test('what is absent is said or left out, and an own severity gives its reason', () => {
  const requirement = sampleRequirement({
    id: 'X-1',
    severity: 'warn',
    because: 'the sections differ.',
    source: 'Developer Guide',
    section: 'Notifications',
    url: 'https://example.com/',
  });
  const form = renderFailureForm(
    { ...finding, sent: null, expected: ['silence'], next: null },
    requirement,
    null,
  );
  assert.equal(
    form,
    `X-1 · MUST (warn: the sections differ.) · The server keeps X-1.
  impact    cosmetic: Nobody at a desk notices; whoever writes a client or looks for a fault does.
  sent      nothing: the rule is about what the server does unasked
  expected  silence
  came      101 without Sec-WebSocket-Protocol after 12 ms
  where     no conversation was recorded
  read      Developer Guide, Notifications, https://example.com/`,
  );
});
