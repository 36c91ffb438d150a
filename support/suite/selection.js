'use strict';

/**
 * A Cucumber plugin: which cases a run selects, and their order. `pluginOptions.selection` holds
 * `{ profile, requirements, dedicated }`; without it everything is selected that the target of plain `cucumber-js`
 * allows. Whatever is asked for, a case that is `@full` is left out where the target is not dedicated.
 */

const selects = {
  // folders 1 and 2 as far as their cases never sign in
  handshake: ({ uri, tags }) => /features\/[12]-/.test(uri) && !tags.includes('@needs:credentials'),
  documented: ({ tags }) => tags.some((tag) => tag.startsWith('@req:DOC-')),
  standard: ({ tags }) => !tags.includes('@full'),
  full: () => true,
};

function describe({ pickle }) {
  return { uri: pickle.uri.replaceAll('\\', '/'), tags: pickle.tags.map((tag) => tag.name) };
}

function isSelected(candidate, { profile = 'full', requirements = [], dedicated }) {
  const described = describe(candidate);
  const wanted = requirements.map((id) => `@req:${id}`);
  return (
    selects[profile](described) &&
    (dedicated || !described.tags.includes('@full')) &&
    (wanted.length === 0 || wanted.some((tag) => described.tags.includes(tag)))
  );
}

/** Whether the target of plain `cucumber-js` is dedicated. One that cannot be read is not; the hooks say why. */
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

module.exports = {
  type: 'plugin',
  optionsKey: 'selection',
  coordinator({ options, transform }) {
    const dedicated = options?.dedicated ?? isDedicated(process.env);
    transform('pickles:filter', (pickles) =>
      pickles.filter((candidate) => isSelected(candidate, { ...options, dedicated })),
    );
    // rules over all transcripts are judged when all the others have spoken
    transform('pickles:order', (pickles) => {
      const isPassive = (candidate) => describe(candidate).tags.includes('@passive');
      return [...pickles.filter((each) => !isPassive(each)), ...pickles.filter(isPassive)];
    });
  },
};
