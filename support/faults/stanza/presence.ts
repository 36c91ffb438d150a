import type { Element } from '@xmldom/xmldom';
import { because, fault, replace, rewrite, type Fault } from '../fault';
import type { DirectedPresence } from '../../reference-server/stanza/directed-presence';
import type { Presence } from '../../reference-server/stanza/presence';
import { elementsOf } from '../../reference-server/stanza/stanza';

function showing(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: Presence, directed: DirectedPresence) => void,
  reenacts?: string,
): Fault {
  return fault(
    name,
    sentence,
    breaks,
    ({ presence, directedPresence }) => bend(presence, directedPresence),
    reenacts,
  );
}

function isUpdate(element: Element): boolean {
  return !element.hasAttribute('type') && elementsOf(element).length > 0;
}

/** Presence is not as it should be (RFC 6121, section 4). */
export const presenceFaults: readonly Fault[] = [
  because(
    'The echo is demanded of initial, of changed and of unavailable presence by a section each.',
    showing(
      'presence-echo-withheld',
      'A client does not get its own presence back.',
      ['RFC6121-4.2.2-b', 'RFC6121-4.4.2-a', 'RFC6121-4.5.2-a', 'DOC-S07-b'],
      (phase) => (phase.echoes = () => false),
      'H55',
    ),
  ),
  showing(
    'presence-empty-refused',
    'A presence that holds nothing is refused as a bad-request.',
    ['DOC-S07-a'],
    (phase) =>
      replace(phase, 'checkChildren', (right) => (stanza) => {
        const empty = stanza.type === null && stanza.to === null && elementsOf(stanza.element).length === 0;
        return empty ? { condition: 'bad-request' } : right(stanza);
      }),
  ),
  showing(
    'presence-update-echo-withheld',
    'A client gets its first presence back and no later one.',
    ['RFC6121-4.4.2-a'],
    (phase) => (phase.echoes = (_session, element) => !isUpdate(element)),
  ),
  showing(
    'unavailable-echo-withheld',
    'A client does not get its unavailable presence back.',
    ['RFC6121-4.5.2-a'],
    (phase) => (phase.echoes = (_session, element) => !element.hasAttribute('type')),
  ),
  showing(
    'presence-echo-from-bare',
    'A client gets its own presence back from its bare JID.',
    ['RFC6120-8.1.2.1-a', 'DOC-S07-b'],
    (phase) =>
      replace(
        phase,
        'copy',
        (right) => (element, from, to) =>
          right(element, from === to ? (from.split('/')[0] ?? from) : from, to),
      ),
  ),
  showing(
    'presence-children-lost',
    'Presence is passed on without what stands in it.',
    ['RFC6121-4.4.2-a', 'RFC6121-4.5.2-a', 'RFC6121-4.3.2-a'],
    (phase) =>
      replace(phase, 'copy', (right) => (element, from, to) => {
        const copy = element.cloneNode(true) as Element;
        for (const child of elementsOf(copy)) copy.removeChild(child);
        return right(copy, from, to);
      }),
  ),
  showing(
    'presence-children-unqualified',
    'The show of a presence is passed on in no namespace.',
    ['RFC6121-4.4.2-a'],
    (phase) => rewrite(phase, 'copy', (text) => text.replace('<show>', '<show xmlns="">')),
    'H03',
  ),
  showing(
    'presence-show-doubled',
    'Presence is passed on with a second priority.',
    ['RFC6121-4.7.2-a'],
    (phase) =>
      rewrite(phase, 'copy', (text) =>
        text.replace(/<priority>[^<]*<\/priority>/, (whole) => `${whole}${whole}`),
      ),
  ),
  showing(
    'presence-from-missing',
    'The presence of bots comes without a from.',
    ['RFC6120-8.1.2.1-d', 'FIN-PRESENCE-a', 'DOC-S07-c'],
    (phase) => rewrite(phase, 'bot', (text) => text.replace(/ from='[^']*'/, '')),
  ),
  showing(
    'presence-of-finesse-withheld',
    'The presence of the user finesse does not come.',
    ['FIN-PRESENCE-a'],
    (phase) =>
      replace(phase, 'bots', (right) => (server) => right(server).filter(({ ownsNodes }) => !ownsNodes)),
  ),
  showing(
    'presence-of-bots-withheld',
    'The presence of the service users does not come.',
    ['FIN-PRESENCE-a', 'DOC-S07-c', 'DOC-S07-d'],
    (phase) => (phase.bots = () => []),
  ),
  showing(
    'presence-of-bots-without-caps',
    'The presence of the service users carries no capabilities.',
    ['DOC-S07-d'],
    (phase) => rewrite(phase, 'bot', (text) => text.replace(/<c .*<\/c>/, '')),
  ),
];
