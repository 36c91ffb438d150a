import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rootsOf } from './roots';

test('names the root of each branch, the type it demands and the child it steps down to', () => {
  assert.deepEqual(
    rootsOf("/client:iq[@type='result' and @id=$id]/bind:bind | /stream:error[streamerr:reset]"),
    [
      { name: 'client:iq', type: 'result', child: 'bind:bind', same: '/client:iq[(attribute::id = $id)]' },
      { name: 'stream:error', type: null, child: null, same: null },
    ],
  );
});

test('leaves a type open that only one side of an or demands, or that is compared otherwise', () => {
  assert.deepEqual(rootsOf("/client:iq[@type='result' or @type='error']"), [
    { name: 'client:iq', type: null, child: null, same: null },
  ]);
  assert.deepEqual(rootsOf("/client:iq[@type!='result']"), [
    { name: 'client:iq', type: null, child: null, same: null },
  ]);
});

test('finds a root behind // and where the name or the prefix is all that is left open', () => {
  assert.deepEqual(rootsOf('//client:message/pse:event'), [
    { name: 'client:message', type: null, child: 'pse:event', same: null },
  ]);
  assert.deepEqual(rootsOf('/* | /client:*'), [
    { name: '*', type: null, child: null, same: null },
    { name: 'client:*', type: null, child: null, same: null },
  ]);
});

test('takes an expression that selects no path for one about any message', () => {
  assert.deepEqual(rootsOf("string('a')"), [{ name: '*', type: null, child: null, same: null }]);
});

test('keeps of a branch what tells which stanza it is and whose', () => {
  const [root] = rootsOf("/client:message[@from=$pubsub and @id='1' and client:body]");
  assert.equal(root?.same, "/client:message[(attribute::from = $pubsub) and (attribute::id = '1')]");
});
