'use strict';

/**
 * A Cucumber plugin: which cases a run selects, and their order. `pluginOptions.selection` holds
 * `{ profile, requirements }`; without it everything is selected, and only the order is kept.
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

function isSelected(candidate, { profile = 'full', requirements = [] }) {
  const described = describe(candidate);
  const wanted = requirements.map((id) => `@req:${id}`);
  return (
    selects[profile](described) && (wanted.length === 0 || wanted.some((tag) => described.tags.includes(tag)))
  );
}

module.exports = {
  type: 'plugin',
  optionsKey: 'selection',
  coordinator({ options, transform }) {
    transform('pickles:filter', (pickles) =>
      pickles.filter((candidate) => isSelected(candidate, options ?? {})),
    );
    // rules over all transcripts are judged when all the others have spoken
    transform('pickles:order', (pickles) => {
      const isPassive = (candidate) => describe(candidate).tags.includes('@passive');
      return [...pickles.filter((each) => !isPassive(each)), ...pickles.filter(isPassive)];
    });
  },
};
