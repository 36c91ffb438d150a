import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from './serve';

test('says how to reach the server and stops at a signal', async () => {
  let told: (text: string) => void = () => undefined;
  const said = new Promise<string>((resolve) => (told = resolve));
  const running = serve({ faults: ['ping-unanswered'], tls: true }, told);
  const text = await said;
  assert.match(text, /^WebSocket {3}wss:\/\/127\.0\.0\.1:\d+\/ws\/$/m);
  assert.match(text, /^faults {6}ping-unanswered$/m);
  assert.match(text, /^ {2}agent {6}conformance1 {2}\w{24}$/m);
  assert.match(text, /^ {2}\/finesse\/api\/Team\/1\/Users$/m);
  assert.match(text, /BEGIN CERTIFICATE/);
  process.emit('SIGINT');
  await running;
});

test('takes on a behaviour, and names it', async () => {
  let told: (text: string) => void = () => undefined;
  const said = new Promise<string>((resolve) => (told = resolve));
  const running = serve({ faults: [], behaviour: 'openfire-4' }, told);
  assert.match(await said, /^behaviour {3}openfire-4\nfaults {6}none$/m);
  process.emit('SIGINT');
  await running;
});
