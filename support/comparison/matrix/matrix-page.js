'use strict';
// In the page: a filter over the requirements, and arrow keys that go from cell to cell.
const rows = [...document.querySelectorAll('.grid tbody')];
const search = document.getElementById('filter');
const unsteady = document.getElementById('unsteady');

const filter = () => {
  const wanted = search instanceof HTMLInputElement ? search.value.trim().toLowerCase() : '';
  const only = unsteady instanceof HTMLInputElement && unsteady.checked;
  for (const row of rows) {
    const text = row.querySelector('th')?.textContent.toLowerCase() ?? '';
    const shows = text.includes(wanted) && !(only && row.classList.contains('steady'));
    row.toggleAttribute('hidden', !shows);
  }
};
search?.addEventListener('input', filter);
unsteady?.addEventListener('change', filter);
document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
filter();

// the newest runs stand at the end, and matter most
const scroll = document.querySelector('.scroll');
scroll?.scrollTo({ left: scroll.scrollWidth });

// one stop for the tabulator, wherever the arrows have led; without this script every cell is one
const links = [...document.querySelectorAll('.grid td a')].filter((link) => link instanceof HTMLElement);
links.forEach((link, at) => (link.tabIndex = at === 0 ? 0 : -1));

/** @type {Record<string, [number, number]>} */
const ways = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

document.querySelector('.grid')?.addEventListener('keydown', (event) => {
  if (!(event instanceof KeyboardEvent) || !(event.target instanceof HTMLElement)) return;
  const way = ways[event.key];
  const cell = event.target.closest('td');
  if (!way || !cell) return;
  event.preventDefault();
  const shown = rows.filter((row) => !row.hasAttribute('hidden'));
  const columns = [...(cell.parentElement?.children ?? [])];
  let [down, across] = [shown.findIndex((row) => row.contains(cell)), columns.indexOf(cell)];
  for (;;) {
    [down, across] = [down + way[0], across + way[1]];
    const next = shown[down]?.querySelector('tr')?.children[across];
    if (!next || across === 0) return;
    const link = next.querySelector('a');
    if (!link) continue;
    event.target.tabIndex = -1;
    link.tabIndex = 0;
    link.focus();
    return;
  }
});

// a link to a row that is filtered away brings it back
const show = () =>
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.removeAttribute('hidden');
addEventListener('hashchange', show);
