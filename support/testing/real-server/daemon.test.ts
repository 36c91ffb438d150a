import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { startDaemon, type DaemonOptions } from './daemon';

const options = (script: string, readyWithinMs = 10_000): DaemonOptions => ({
  command: ['/bin/sh', '-c', script],
  folder: tmpdir(),
  memoryKiB: 1024 * 1024,
  isReady: (output) => output.includes('ready'),
  readyWithinMs,
});

test('a server is ready when it says so, and has ended when it is stopped', async () => {
  const daemon = await startDaemon(options('echo ready; exec tail -f /dev/null'));
  await daemon.stop();
  assert.equal(await daemon.ended, 'ready');
});

test('a server that ends while it starts is an error that shows what it printed', async () => {
  await assert.rejects(startDaemon(options('echo port in use >&2; exit 1')), {
    message: '/bin/sh ended while starting; its last lines:\nport in use',
  });
});

test('a server that says nothing in time is stopped and is an error', async () => {
  await assert.rejects(startDaemon(options('echo slow; exec tail -f /dev/null', 100)), {
    message: '/bin/sh was not ready within 100 ms while starting; its last lines:\nslow',
  });
});

test('a server may not take more memory than its limit', async () => {
  const script = `exec ${process.execPath} -e "console.log('ready')"`;
  await assert.rejects(startDaemon({ ...options(script), memoryKiB: 64 * 1024 }), /ended while starting/);
});
