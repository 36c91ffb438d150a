'use strict';

/**
 * A Cucumber plugin: which cases a run selects, and their order. `pluginOptions.selection` holds
 * `{ profile, requirements, dedicated }`; without it everything is selected that the target of plain `cucumber-js`
 * allows. Whatever is asked for, a case that is `@full` is left out where the target is not dedicated.
 */

/**
 * @typedef {import('@cucumber/messages').Pickle} Pickle
 * @typedef {{ pickle: Pickle }} Candidate
 * @typedef {{ uri: string, tags: string[] }} Described
 */

/** @type {Record<string, (described: Described) => boolean>} */
const selects = {
  // folders 1 and 2 as far as their cases never sign in
  handshake: ({ uri, tags }) => /features\/[12]-/.test(uri) && !tags.includes('@needs:credentials'),
  documented: ({ tags }) => tags.some((tag) => tag.startsWith('@req:DOC-')),
  standard: ({ tags }) => !tags.includes('@full'),
  full: () => true,
};

/**
 * @param {Candidate} candidate
 * @returns {Described}
 */
function describe({ pickle }) {
  return { uri: pickle.uri.replaceAll('\\', '/'), tags: pickle.tags.map((tag) => tag.name) };
}

/**
 * @param {Candidate} candidate
 * @param {{ profile?: string, requirements?: string[], dedicated: boolean }} options
 */
function isSelected(candidate, { profile = 'full', requirements = [], dedicated }) {
  const described = describe(candidate);
  const wanted = requirements.map((id) => `@req:${id}`);
  return (
    selects[profile]?.(described) === true &&
    (dedicated || !described.tags.includes('@full')) &&
    (wanted.length === 0 || wanted.some((tag) => described.tags.includes(tag)))
  );
}

/**
 * Whether the target of plain `cucumber-js` is dedicated. One that cannot be read is not; the hooks say why.
 * @param {NodeJS.ProcessEnv} env
 */
function isDedicated(env) {
  // the embedded server, which nobody else uses
  if (!env.TARGET) return true;
  require('../../bin/load-typescript').loadTypescript();
  try {
    return require('../configuration').readTarget(env.TARGET, env).dedicated;
  } catch {
    return false;
  }
}

/** @typedef {import('@cucumber/cucumber/api').Plugin<{ profile?: string, requirements?: string[], dedicated?: boolean } | undefined>} SelectionPlugin */
/** @type {SelectionPlugin & { hold: null | ((pickles: readonly Candidate['pickle'][]) => Promise<void>) }} */
const plugin = {
  /** Called once with the cases of the next run, as pickles in their order; none of them begins before it is done. */
  hold: null,
  type: 'plugin',
  optionsKey: 'selection',
  coordinator({ options, transform }) {
    const dedicated = options?.dedicated ?? isDedicated(process.env);
    transform('pickles:filter', (pickles) =>
      pickles.filter((candidate) => isSelected(candidate, { ...options, dedicated })),
    );
    // rules over all transcripts are judged when all the others have spoken
    transform('pickles:order', (pickles) => {
      /** @param {Candidate} candidate */
      const isPassive = (candidate) => describe(candidate).tags.includes('@passive');
      const ordered = [...pickles.filter((each) => !isPassive(each)), ...pickles.filter(isPassive)];
      const { hold } = plugin;
      if (!hold) return ordered;
      plugin.hold = null;
      return hold(ordered.map(({ pickle }) => pickle)).then(() => ordered);
    });
  },
};

module.exports = plugin;
