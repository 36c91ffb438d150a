'use strict';

const { fork } = require('node:child_process');
const path = require('node:path');

/** How long a run that is stopped may take to give back what it took and to write its reports, in milliseconds. */
const restMs = 10_000;
/** Runners such as npm pass a signal on that the terminal has sent already: what follows so soon is no second one. */
const echoMs = 500;
/** How long a process may take to go when its exit code is known, in milliseconds. */
const goneMs = 2000;

const notice = 'Interrupted: giving back what was taken, at most 10 s; Ctrl-C again ends at once.';
const leftOver = 'What it took may still be on the server: the next run against this target looks for it.';

/**
 * What a run has said of itself: its limit in milliseconds and its folder, later its exit code.
 * @typedef {{ limitMs: number | null, folder: string | null, exitCode: number | null }} Said
 */

/**
 * Runs a command in a process of its own and ends it in time, also while it computes: this process does nothing but
 * wait, so that signals and deadlines reach it always.
 * @param {string[]} parameters
 * @returns {Promise<number>} the exit code of the contract
 */
function supervise(parameters) {
  const child = fork(path.join(__dirname, 'command.js'), parameters);
  /** @type {Said} */
  const said = { limitMs: null, folder: null, exitCode: null };
  /**
   * Why the process was ended by force, and the exit code for that.
   * @type {{ exitCode: number, sentence: string | null } | null}
   */
  let forced = null;
  /** @type {number | null} */
  let interruptedAt = null;

  /** @type {(exitCode: number, sentence: string | null) => void} */
  const force = (exitCode, sentence) => {
    if (forced !== null) return;
    forced = { exitCode, sentence };
    child.kill('SIGKILL');
  };
  /** @param {unknown} message */
  const onMessage = (message) => {
    const { limitMs, exitCode } = Object.assign(said, /** @type {Partial<Said>} */ (message));
    const news = /** @type {Partial<Said>} */ (message);
    if (news.limitMs !== undefined && limitMs !== null) {
      setTimeout(() => force(3, describeLimit(said)), limitMs + restMs).unref();
    }
    if (news.exitCode !== undefined && exitCode !== null) {
      setTimeout(() => force(exitCode, null), goneMs).unref();
    }
  };
  const onSignal = () => {
    if (interruptedAt === null) {
      interruptedAt = performance.now();
      console.error(notice);
      if (child.connected) child.send('stop', () => undefined);
      setTimeout(
        () => force(130, `The run was still busy after 10 s and has been ended. ${leftOver}`),
        restMs,
      );
    } else if (performance.now() - interruptedAt > echoMs) {
      force(130, `Interrupted again: ended at once. ${leftOver}`);
    }
  };
  child.on('message', onMessage);
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);

  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      if (forced?.sentence) console.error(forced.sentence);
      if (interruptedAt !== null) return end(130);
      if (forced) return end(forced.exitCode);
      if (code !== null) return end(code);
      return end(describeBreakdown(signal, said));
    });
    // pending deadlines must not hold this process
    /** @param {number} exitCode */
    const end = (exitCode) => {
      resolve(exitCode);
      setImmediate(() => process.exit());
    };
  });
}

/** @param {Said} said */
function describeLimit({ limitMs, folder }) {
  return `limits.run (${limitMs} ms) and 10 s more are over, and the run was still busy with what the server sent: it has been ended. ${leftOver} Recorded so far: ${folder}`;
}

/**
 * Tells of a process that ended by itself without a word. What a server sent may have done that: it is no verdict.
 * @param {NodeJS.Signals | null} signal
 * @param {Said} said
 */
function describeBreakdown(signal, { limitMs, folder }) {
  if (signal === 'SIGINT' || signal === 'SIGTERM') return 130;
  const where = limitMs === null ? '' : ` ${leftOver} Recorded so far: ${folder}`;
  console.error(`Could not be tested: the process of the run was ended by ${signal}.${where}`);
  return limitMs === null ? 4 : 3;
}

module.exports = { supervise };
