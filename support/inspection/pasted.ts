import type { Conversation, Format, Reading, Said } from './conversation';
import { slipsOf } from './article';
import { DirectionGuess } from './direction';
import { splitAtSignIns } from './log';
import { scan } from './scan';
import { declare } from './written';

const format: Format = {
  name: 'Pasted XML',
  shows: ['sent'],
  better: 'Who said what was told from the stanzas themselves: a HAR of Chrome or Edge shows it.',
};

const note = 'A stanza that declares no namespace was taken for one of jabber:client.';

/** Reads elements of XMPP that stand in a text, with whatever around. @returns null where there are none */
export function readPasted(text: string): Reading | null {
  const { elements } = scan(text);
  if (elements.length === 0) return null;
  const guess = new DirectionGuess();
  const said = elements.map((element): Said => {
    const declared = declare(element.text);
    return { kind: 'said', direction: guess.of(declared), type: 'text', text: declared, atMs: null };
  });
  const parts = splitAtSignIns(said);
  const conversations = parts.map((part, index): Conversation => ({
    name: parts.length > 1 ? `sign-in ${String(index + 1)}` : '',
    url: null,
    upgrade: null,
    said: part,
  }));
  const isUndeclared = said.some(({ text: declared }, index) => declared !== elements[index]?.text);
  return { format, conversations, notes: isUndeclared ? [note] : [], slips: elements.flatMap(slipsOf) };
}
