import assert from 'node:assert/strict';
import { test } from 'node:test';
import { upgradeRequest, type Handshake } from '../../protocol/websocket';
import { Nonconformity } from '../../judgement/verdict';
import { sampleWorld } from '../../testing/samples/world';
import { headerValues, expectHttpError, expectResponse, assumeSwitched, lastUpgrade } from './upgrade';

const request = upgradeRequest({ url: 'ws://a/ws/', tls: { ca: null, verify: true, servername: null } });

function answered(status: number, reason = ''): Handshake {
  const response = {
    version: 'HTTP/1.1',
    status,
    reason,
    headers: [['X-Password', 'correct-horse']] as [string, string][],
    body: '',
    bodyComplete: true,
    head: Buffer.alloc(0),
    bytes: 0,
  };
  return { ...silent('closed'), outcome: 'answered', response };
}

function silent(outcome: 'closed' | 'timeout'): Handshake {
  const connection = { destroy: () => undefined };
  const received = Buffer.from('HTT');
  return { outcome, request, elapsedMs: 1.25, connection, response: null, received } as unknown as Handshake;
}

function worldWith(handshake: Handshake) {
  const { world } = sampleWorld();
  world.handshake = handshake;
  return world;
}

test('gives every value of a header, in any case, in order', () => {
  const headers: [string, string][] = [
    ['Via', 'a'],
    ['X', 'b'],
    ['VIA', 'c'],
  ];
  assert.deepEqual(headerValues({ headers }, 'via'), ['a', 'c']);
  assert.deepEqual(headerValues({ headers }, 'y'), []);
});

test("says that a step is missing where no upgrade was asked for, as the suite's own fault", () => {
  assert.throws(() => lastUpgrade(sampleWorld().world), {
    name: 'Error',
    message: 'no upgrade has been requested: a When must come first',
  });
});

test('lets a response pass that is as it should be', () => {
  const world = worldWith(answered(404));
  expectResponse(world, ({ status }) => status === 404, '404');
  expectHttpError(world);
  assert.equal(assumeSwitched(worldWith(answered(101))).status, 101);
});

test('tells of a response that is not, with what was asked and nothing secret', () => {
  const world = worldWith(answered(200, 'OK'));
  assert.throws(
    () => expectResponse(world, ({ status }) => status === 101, 'status 101'),
    (error: unknown) => {
      assert.ok(error instanceof Nonconformity);
      assert.match(error.evidence.sent ?? '', /^GET \/ws\/ HTTP\/1\.1\nHost: a\n/);
      assert.deepEqual(error.evidence.expected, ['status 101']);
      assert.match(error.evidence.got, /^HTTP\/1\.1 200 OK\nX-Password: \[redacted\]\nafter 1\.\d ms$/);
      return true;
    },
  );
});

test('takes no response for no expectation met, and says what came instead', () => {
  for (const outcome of ['closed', 'timeout'] as const)
    assert.throws(
      () => expectResponse(worldWith(silent(outcome)), () => true, 'any response'),
      new RegExp(`no response \\(${outcome}\\), "HTT" received`),
    );
});

test('blocks what needs a WebSocket where there is none', () => {
  assert.throws(() => assumeSwitched(worldWith(answered(503))), { name: 'Blocked' });
  assert.throws(() => assumeSwitched(worldWith(silent('timeout'))), { name: 'Blocked' });
});

test('leaves the form of a refusal alone where there was none', () => {
  assert.throws(() => expectHttpError(worldWith(answered(101))), { name: 'NotApplicable' });
  assert.throws(() => expectHttpError(worldWith(answered(302))), { name: 'Nonconformity' });
});
