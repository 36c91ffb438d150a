'use strict';
// In the page: keys from difference to difference, and a link that opens the difference it names.
const summaries = [...document.querySelectorAll('.difference > summary')];

/** @param {number} by */
const move = (by) => {
  const active = document.activeElement;
  const at = summaries.findIndex((summary) => summary === active);
  const next = summaries[at < 0 ? 0 : Math.min(summaries.length - 1, Math.max(0, at + by))];
  if (next instanceof HTMLElement) next.focus();
};

document.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
  if (ctrlKey || metaKey || altKey) return;
  if (key === 'j') move(1);
  if (key === 'k') move(-1);
});

const openNamed = () => {
  const named = document.getElementById(location.hash.slice(1));
  if (named instanceof HTMLDetailsElement) named.open = true;
};
addEventListener('hashchange', openNamed);
openNamed();

// what is closed on screen would be missing on paper
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('.breaking.difference, .behavioural.difference'))
    if (details instanceof HTMLDetailsElement) details.open = true;
});
