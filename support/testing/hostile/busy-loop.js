'use strict';

// For `node --require`: the process of a run computes without end from its first connection on, as if what the server
// sent made it.
const net = require('node:net');

const { connect } = net.Socket.prototype;
const isRun = (process.argv[1] ?? '').endsWith('command.js');

/**
 * @this {net.Socket}
 * @param {any[]} parameters
 */
net.Socket.prototype.connect = function (...parameters) {
  if (isRun) {
    setImmediate(() => {
      for (;;);
    });
  }
  return Reflect.apply(connect, this, parameters);
};
