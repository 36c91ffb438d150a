'use strict';
// What a link leads to is opened, also from outside of the page; a filter hides rows; print shows what is open.
const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  /** @type {HTMLElement | null} */
  let node = target;
  for (; node; node = node.parentElement) if (node instanceof HTMLDetailsElement) node.open = true;
  const first = target.matches('.rule') ? target.querySelector('details.case') : null;
  if (first instanceof HTMLDetailsElement) first.open = true;
  target.scrollIntoView();
};
// of a conversation the message at fault is what is looked for
/** @param {HTMLDetailsElement} details */
const showFault = (details) => {
  const fault = details.querySelector('.said-fault');
  const list = details.querySelector('.conversation');
  if (fault instanceof HTMLElement && list) list.scrollTop = fault.offsetTop - 60;
};
document.addEventListener(
  'toggle',
  ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.open) showFault(target);
  },
  true,
);
// what is open from the start was so before anybody listened
addEventListener('DOMContentLoaded', () => {
  for (const details of document.querySelectorAll('details.case'))
    if (details instanceof HTMLDetailsElement && details.open) showFault(details);
});
addEventListener('hashchange', reveal);
addEventListener('DOMContentLoaded', reveal);
const filter = document.getElementById('filter');
if (filter instanceof HTMLInputElement) {
  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const list of document.querySelectorAll('.rows')) {
      const details = list.closest('details');
      if (details && wanted !== '') details.open = true;
      for (const row of list.children) {
        if (row instanceof HTMLElement) row.hidden = !row.textContent.toLowerCase().includes(wanted);
      }
    }
  });
}
