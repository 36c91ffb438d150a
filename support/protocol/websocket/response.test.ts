import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../wire/linear';
import { ResponseReader, type Reading } from './response';

const read = (text: string, { method = 'GET', ended = false } = {}): Reading =>
  new ResponseReader(method).look(Buffer.from(text, 'latin1'), ended);

function finished(text: string, options = {}) {
  const reading = read(text, options);
  assert.equal(reading.state, 'finished');
  return reading.response;
}

test('waits for the empty line', () => {
  assert.deepEqual(read(''), { state: 'unfinished' });
  assert.deepEqual(read('HT'), { state: 'unfinished' });
  assert.deepEqual(read('HTTP/1.1 101 Switching Protocols\r\nA: b\r\n'), {
    state: 'unfinished',
  });
});

test('keeps repeated headers in their order and spelling', () => {
  const { headers, head } = finished('HTTP/1.1 101 \r\nUpGrade: websocket\r\na:1\r\nA: 2 \r\n\r\nmore');
  assert.deepEqual(headers, [
    ['UpGrade', 'websocket'],
    ['a', '1'],
    ['A', '2'],
  ]);
  assert.equal(head.toString(), 'HTTP/1.1 101 \r\nUpGrade: websocket\r\na:1\r\nA: 2 \r\n\r\n');
});

test('takes a status line without a reason, lines that end in LF, and folded lines', () => {
  const response = finished('HTTP/1.0 204\nA: b\n c\n\n');
  assert.deepEqual(
    [response.version, response.status, response.reason, response.headers],
    ['HTTP/1.0', 204, '', [['A', 'b c']]],
  );
});

test('reads on behind interim responses, and keeps the head of the final one alone', () => {
  const reading = read(
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 101 Switching Protocols\r\nA: b\r\n\r\n\x81',
  );
  assert.ok(reading.state === 'finished');
  const { status, headers, head, bytes } = reading.response;
  assert.deepEqual([status, headers, bytes], [101, [['A', 'b']], 104]);
  assert.equal(head.toString('latin1'), 'HTTP/1.1 101 Switching Protocols\r\nA: b\r\n\r\n');
});

test('counts what was transferred of a 101, and no byte behind it', () => {
  assert.equal(finished('HTTP/1.1 101 S\r\n\r\nframes').bytes, 18);
});

test('reads a body of a declared length', () => {
  const text = 'HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone';
  assert.equal(read(text.slice(0, -1)).state, 'unfinished');
  const response = finished(`${text}behind`);
  assert.deepEqual([response.body, response.bodyComplete, response.bytes], ['gone', true, text.length]);
});

test('reads a chunked body with extensions and trailers', () => {
  const head = 'HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\n\r\n';
  const body = '3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: v\r\n\r\n';
  assert.equal(read(head + body.slice(0, 20)).state, 'unfinished');
  const response = finished(`${head}${body}behind`);
  assert.deepEqual(
    [response.body, response.bodyComplete, response.bytes],
    ['abc0123456789', true, head.length + body.length],
  );
});

test('reads a chunked body without trailers', () => {
  const response = finished('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n');
  assert.deepEqual([response.body, response.bodyComplete], ['a', true]);
});

test('reads a body that lasts until the close', () => {
  const text = 'HTTP/1.1 200 OK\r\n\r\npage';
  assert.equal(read(text).state, 'unfinished');
  const response = finished(text, { ended: true });
  assert.deepEqual([response.body, response.bodyComplete], ['page', true]);
});

test('says where a body was cut by the close', () => {
  const response = finished('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npage', { ended: true });
  assert.deepEqual([response.body, response.bodyComplete], ['page', false]);
});

test('stops at 64 KB of body', () => {
  const response = finished(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(70_000)}`);
  assert.deepEqual([response.body.length, response.bodyComplete], [65_536, false]);
});

test('expects no body behind a HEAD', () => {
  assert.equal(finished('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n', { method: 'HEAD' }).body, '');
});

test('says what is not HTTP, and why', () => {
  const problem = (text: string) => {
    const reading = read(text);
    return reading.state === 'garbled' ? reading.problem : reading.state;
  };
  assert.equal(problem('SSH-2.0-x\r\n'), 'the answer does not start with an HTTP status line');
  assert.equal(
    problem('\x15\x03\x01\x00\x02'),
    'a TLS alert came where HTTP was expected: the port speaks TLS, use wss:// in url',
  );
  assert.equal(problem('HTTP/1.1 OK\r\n\r\n'), 'the status line is not one: HTTP/1.1 OK');
  assert.equal(problem('HTTP/1.1 200 OK\r\nodd\r\n\r\n'), 'a header line has no colon: odd');
  assert.equal(problem(`HTTP/1.1 200 ${'x'.repeat(70_000)}`), 'the headers do not end within 65536 bytes');
});

test('reads the same from a response in packets of any size', () => {
  const texts = [
    'HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: v\r\n\r\n',
    'HTTP/1.0 200 OK\nA: \t b \t \n c\n\r\npage',
    'HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone',
  ];
  for (const text of texts) {
    const reader = new ResponseReader('GET');
    const bytes = Buffer.from(text);
    for (let size = 1; size < bytes.length; size += 1)
      assert.equal(reader.look(bytes.subarray(0, size), false).state, 'unfinished', text.slice(0, size));
    assert.deepEqual(reader.look(bytes, true), read(text, { ended: true }));
  }
});

test('gives what came of a body by the deadline', () => {
  const partOf = (text: string): string | undefined => {
    const reader = new ResponseReader('GET');
    reader.look(Buffer.from(text), false);
    return reader.soFar()?.body;
  };
  assert.equal(partOf('HTTP/1.1 200 OK\r\n'), undefined);
  assert.equal(partOf('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npage'), 'page');
  assert.equal(partOf('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\npa\r\n9\r\nge'), 'page');
});

test('takes a value of blanks, and a response in many packets, in time that grows with their size', () => {
  const reading = (size: number) => () => read(`HTTP/1.1 101 S\r\nA: x${' '.repeat(size)}x\r\n\r\n`);
  assertLinear(reading, 15_000);
  assertLinear(
    (size) => () => {
      const reader = new ResponseReader('GET');
      const bytes = Buffer.from(`HTTP/1.1 101 ${'A: b\r\n'.repeat(size / 6)}`);
      for (let end = 1; end <= bytes.length; end += 1) reader.look(bytes.subarray(0, end), false);
    },
    15_000,
  );
});
