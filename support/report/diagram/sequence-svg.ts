import { xml, type Xml } from '../../protocol/xml/template';
import { speak, type Language, type Say } from '../../language/language';
import { partyName } from '../party-names';
import type { Exchange } from './exchange';
import type { Row } from './rows';

/** What a diagram is drawn of. */
export interface Sequence {
  /** One sentence, for whoever does not see the picture. */
  title: string;
  rows: readonly Row[];
  /** Where an arrow leads to, by the number of its entry; none where it leads nowhere. */
  hrefOf?: (entry: number) => string;
  /** Of what the drawing says itself; English unless given. */
  language?: Language;
}

const texts = {
  fold: [
    'one message, {from} to {to} ms|{n} messages, {from} to {to} ms',
    'één bericht, {from} tot {to} ms|{n} berichten, {from} tot {to} ms',
  ],
  missing: ['what is due does not come', 'wat moet komen, komt niet'],
} as const;

/** Measures in pixels of the drawing; a character of the label's size is so wide on the average. */
const left = 64;
const top = 34;
const spanLeast = 250;
const character = 6.3;
const heights = { step: 26, exchange: 30, fold: 22, missing: 30 } as const;

/** The lifelines of a diagram: the parties as they first speak, and the server. */
export function lifelinesOf(rows: readonly Row[]): string[] {
  const parties = rows.flatMap((row) => (row.kind === 'exchange' ? row.exchange.party : []));
  const named = [...new Set(parties)];
  return [...(named.length === 0 ? ['the client'] : named), 'the server'];
}

/**
 * Draws what was said between the parties and the server, as SVG without a font, a link outside or a size of its own.
 * Colours are classes of the page: `sq-fail` for what is at fault, `sq-focus` for the step that says so.
 */
export function drawSequence({ title, rows, hrefOf, language = 'en' }: Sequence): string {
  const names = lifelinesOf(rows);
  const span = names.length === 2 ? 520 : spanLeast;
  const xOf = (name: string): number => left + 56 + Math.max(0, names.indexOf(name)) * span;
  const width = xOf('the server') + 70;
  const drawing: Drawing = { xOf, width, party: names[0] ?? '', hrefOf, say: speak(texts, language) };
  let y = top;
  const body = rows.map((row) => {
    const height = heights[row.kind];
    const drawn = drawRow(row, y, drawing);
    y += height;
    return drawn;
  });
  const lines = names.map(
    (name) => xml`<line class="sq-life" x1="${xOf(name)}" y1="${top - 8}" x2="${xOf(name)}" y2="${y + 6}"/>`,
  );
  const heads = names.map(
    (name) =>
      xml`<text class="sq-name" x="${xOf(name)}" y="18" text-anchor="middle">${partyName(name, language)}</text>`,
  );
  return xml`<svg class="sequence" role="img" viewBox="0 0 ${width} ${y + 10}" width="${width}" xmlns="http://www.w3.org/2000/svg"><title>${title}</title>${lines}${heads}${body}</svg>`
    .text;
}

interface Drawing {
  xOf: (name: string) => number;
  width: number;
  /** The party that waits where nothing comes. */
  party: string;
  hrefOf: ((entry: number) => string) | undefined;
  say: Say<typeof texts>;
}

function drawRow(row: Row, y: number, drawing: Drawing): Xml {
  const { width, xOf, say } = drawing;
  switch (row.kind) {
    case 'step': {
      const sign = row.isFocus ? '✘ ' : '';
      const room = Math.floor((width - 20) / character);
      return xml`<g class="${row.isFocus ? 'sq-step sq-focus' : 'sq-step'}"><rect x="2" y="${y + 4}" width="${width - 4}" height="19"/><text x="8" y="${y + 18}">${cut(sign + row.text, room)}</text></g>`;
    }
    case 'fold':
      return xml`<text class="sq-fold" x="${(xOf(drawing.party) + xOf('the server')) / 2}" y="${y + 15}" text-anchor="middle">${say('fold', { n: row.count, from: row.fromMs, to: row.toMs })}</text>`;
    case 'missing':
      return drawMissing(y, drawing);
    case 'exchange':
      return drawExchange(row.exchange, row.isFocus, y, drawing);
  }
}

function drawExchange(exchange: Exchange, isFocus: boolean, y: number, { xOf, hrefOf }: Drawing): Xml {
  const { at, party, direction, label, quote, entry } = exchange;
  const from = xOf(party);
  const to = xOf('the server');
  const room = Math.floor((to - from - 12) / character);
  const kind = `sq-${direction}${isFocus ? ' sq-fail' : ''}`;
  const words = cut(`${isFocus ? '✘ ' : ''}${label}`, room);
  const text = xml`<text x="${(from + to) / 2}" y="${y + 16}" text-anchor="middle">${words}<title>${quote}</title></text>`;
  const time = xml`<text class="sq-time" x="${left - 6}" y="${y + 26}" text-anchor="end">${at} ms</text>`;
  const arrow =
    direction === 'note'
      ? undefined
      : xml`<path d="${direction === 'sent' ? arrowRight(from, to, y + 22) : arrowLeft(to, from, y + 22)}"/>`;
  const drawn = xml`${text}${arrow}`;
  const linked = hrefOf ? xml`<a href="${hrefOf(entry)}">${drawn}</a>` : drawn;
  return xml`<g class="${kind}">${time}${linked}</g>`;
}

function drawMissing(y: number, { xOf, party, say }: Drawing): Xml {
  const from = xOf(party);
  const to = xOf('the server');
  const middle = (from + to) / 2;
  const at = y + 22;
  return xml`<g class="sq-received sq-fail sq-missing"><text x="${middle}" y="${y + 16}" text-anchor="middle">✘ ${say('missing')}</text><path d="M${to} ${at}H${middle}m-5 -5l10 10m0 -10l-10 10"/></g>`;
}

function arrowRight(from: number, to: number, y: number): string {
  return `M${from} ${y}H${to - 1}m-7 -4l7 4l-7 4`;
}

function arrowLeft(from: number, to: number, y: number): string {
  return `M${from} ${y}H${to + 1}m7 -4l-7 4l7 4`;
}

/** A text that fits into so many characters; what is cut stands in its title. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}…`;
}
