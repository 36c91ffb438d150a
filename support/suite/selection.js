'use strict';

/**
 * A Cucumber plugin: which cases a run selects, and their order. `pluginOptions.selection` holds
 * `{ profile, requirements, dedicated, shard, language }`; without it everything is selected that the target of plain
 * `cucumber-js` allows, in English. Whatever is asked for, a case that is `@full` is left out where the target is not
 * dedicated.
 */

/**
 * @typedef {import('@cucumber/messages').Pickle} Pickle
 * @typedef {{ pickle: Pickle }} Candidate
 * @typedef {{ uri: string, tags: string[] }} Described
 * @typedef {{ number: number, of: number }} Shard counted from 1
 */

/** @type {Record<string, (described: Described) => boolean>} */
const selects = {
  // folders 1 and 2 as far as their cases never sign in
  handshake: ({ uri, tags }) => /features\/[12]-/.test(uri) && !tags.includes('@needs:credentials'),
  documented: ({ tags }) => tags.some((tag) => tag.startsWith('@req:DOC-')),
  standard: ({ tags }) => !tags.includes('@full') && !tags.includes('@soak'),
  full: ({ tags }) => !tags.includes('@soak'),
  soak: ({ tags }) => tags.includes('@soak'),
  // what one conversation can be judged by that somebody else has recorded
  recorded: ({ uri, tags }) =>
    /features\/0-/.test(uri) || (tags.includes('@passive') && !tags.includes('@soak')),
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
 * The cases of one shard, in their order: each nth, so that slow features are shared out. Cases that send wrong passwords
 * stay together in the first, since `limits.badPasswords` is one budget.
 * @template {Candidate} T
 * @param {T[]} ordered
 * @param {Shard} shard
 */
function takeShard(ordered, { number, of }) {
  let turn = 0;
  return ordered.filter((candidate) => {
    const isRisky = describe(candidate).tags.includes('@needs:bad-passwords');
    return (isRisky ? 0 : turn++ % of) === number - 1;
  });
}

/**
 * Each case once, in a language, and in English where it has no edition in that.
 * @template {Candidate} T
 * @param {readonly T[]} candidates
 * @param {string} language
 */
function inLanguage(candidates, language) {
  /** @param {Candidate} candidate */
  const caseOf = (candidate) => describe(candidate).tags.find((tag) => tag.startsWith('@case:'));
  const own = candidates.filter(({ pickle }) => pickle.language === language);
  const translated = new Set(own.map(caseOf));
  return candidates.filter(
    (each) =>
      each.pickle.language === language || (each.pickle.language === 'en' && !translated.has(caseOf(each))),
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

/** @typedef {{ profile?: string, requirements?: string[], dedicated?: boolean, shard?: Shard, language?: string }} Options */
/** @typedef {import('@cucumber/cucumber/api').Plugin<Options | undefined>} SelectionPlugin */
/** @type {SelectionPlugin & { hold: null | ((own: readonly Pickle[], all: readonly Pickle[]) => Promise<void>) }} */
const plugin = {
  /**
   * Called once with the cases of the next run, as pickles in their order, and with those of all shards together; none of
   * them begins before it is done.
   */
  hold: null,
  type: 'plugin',
  optionsKey: 'selection',
  coordinator({ options, transform }) {
    const dedicated = options?.dedicated ?? isDedicated(process.env);
    transform('pickles:filter', (pickles) =>
      inLanguage(pickles, options?.language ?? 'en').filter((candidate) =>
        isSelected(candidate, { ...options, dedicated }),
      ),
    );
    // rules over all transcripts are judged when all the others have spoken
    transform('pickles:order', (pickles) => {
      /** @param {Candidate} candidate */
      const isPassive = (candidate) => describe(candidate).tags.includes('@passive');
      const ordered = [...pickles.filter((each) => !isPassive(each)), ...pickles.filter(isPassive)];
      const own = options?.shard ? takeShard(ordered, options.shard) : ordered;
      const { hold } = plugin;
      if (!hold) return own;
      plugin.hold = null;
      /** @param {Candidate[]} candidates */
      const picklesOf = (candidates) => candidates.map(({ pickle }) => pickle);
      return hold(picklesOf(own), picklesOf(ordered)).then(() => own);
    });
  },
};

module.exports = plugin;
