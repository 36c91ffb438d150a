import type { Direction } from '../protocol/wire/transcript';
import type { Conversation, Format, Reading, Said, Slip } from './conversation';
import { scan, type Scanned, type Stray } from './scan';
import { declare, mendIds, mendLines } from './written';

const format: Format = {
  name: 'An article',
  shows: ['sent'],
  better: 'It was written down by hand: export a HAR of Chrome or Edge, which holds messages as they were.',
};

/** The words by which an article tells who speaks, in the languages it comes in. */
const speaker = /\b(Request|Verzoek|Aanvraag)\b|\b(Response|Antwoord|Respons)\b/gi;
const anySpeaker = new RegExp(speaker.source, 'i');

/** How often an article names both sides before elements. */
const leastNamed = 2;

/** Reads the conversation that an article tells in prose: `Request – open <open …/> Response <open …>`. @returns null where a text is none */
export function readArticle(source: string): Reading | null {
  const text = mendLines(source.replaceAll('```', '   '));
  const { elements, strays } = scan(text, anySpeaker);
  const said = elements.flatMap((element): Said[] => {
    const direction = speakerBefore(text.slice(0, element.start));
    return direction === null
      ? []
      : [{ kind: 'said', direction, type: 'text', text: declare(element.text), atMs: null }];
  });
  const named = (direction: Direction): number => said.filter((each) => each.direction === direction).length;
  if (named('sent') < leastNamed || named('received') < leastNamed) return null;
  const mended = mendIds(said);
  const conversation: Conversation = { name: '', url: null, upgrade: null, said: mended.said };
  return {
    format,
    conversations: [conversation],
    notes: [],
    slips: [
      ...elements.flatMap(slipsOf),
      ...strays.flatMap((stray) => slipOf(stray, elements)),
      ...mended.slips,
    ],
  };
}

/** Who was named last. */
function speakerBefore(text: string): Direction | null {
  const last = [...text.matchAll(speaker)].at(-1);
  if (!last) return null;
  return last[1] === undefined ? 'received' : 'sent';
}

/** What an element lacks that was written down. */
export function slipsOf({ text, unclosed }: Scanned): Slip[] {
  const start = /^<[^>]*>/.exec(text)?.[0] ?? '';
  return unclosed.map((name) => ({
    sentence: start.startsWith(`<${name}`)
      ? `${start} is never closed.`
      : `<${name}> inside of ${start} is never closed.`,
  }));
}

/** A piece whose beginning is missing; whether it repeats what stands there whole. */
function slipOf({ text }: Stray, elements: readonly Scanned[]): Slip[] {
  const name = /^<([\w:.-]+)/.exec(text)?.[1];
  if (name === undefined) return [];
  const content = text.replace(/<\/iq>$/, '');
  const isRepeated = elements.some((element) => element.text.includes(content));
  return [
    {
      sentence: isRepeated
        ? `<${name}> stands twice: once as a piece whose beginning is missing (${text}), once inside of its stanza.`
        : `${text} is a piece whose beginning is missing.`,
    },
  ];
}
