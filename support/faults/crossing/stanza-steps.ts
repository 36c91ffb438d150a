import { namespaces } from '../../protocol/xml/namespaces';
import { result, step } from './message-step';
import type { Step } from './step';

/** What the server and its users say to a client that is bound. */
export const stanzaSteps: readonly Step[] = [
  step(
    'presence',
    'stanza',
    'The echo of a presence',
    'presence.echoes',
    (text, { jid }) => text.startsWith('<presence') && text.split(jid?.full ?? '').length > 2,
    [/^(<presence[^>]*?)(?:\/>|>.*<\/presence>)$/s, '$1><status>altered</status></presence>'],
  ),
  step(
    'contact-presence',
    'stanza',
    'The presence of a contact that is there before',
    'presence.bot',
    /^<presence/,
    [/^<presence /, "<presence type='unavailable' "],
  ),
  step('roster', 'iq', 'The roster', 'roster.query', result(namespaces.roster), [
    /subscription="both"/g,
    'subscription="all"',
  ]),
  step('ping', 'iq', 'The result of a ping', 'liveness.answerPing', result(null)),
  step('version', 'iq', 'The answer about the version', 'liveness.version', result(namespaces.version), [
    /<name>.*<\/name>/,
    '<label>Server</label>',
  ]),
  step(
    'version-query',
    'query',
    'The server’s question about the version',
    'liveness.query',
    /^<iq [^>]*type="get"/,
    [/<query ([^>]*)\/>/, '<question $1/>'],
  ),
  step('disco', 'iq', 'What service discovery tells of an entity', 'disco.info', result('disco#info'), [
    /<identity category="[^"]*"/g,
    '<identity category="other"',
  ]),
  step('disco-items', 'iq', 'The list of service discovery', 'disco.items', result('disco#items'), [
    /<item jid="/g,
    '<item address="',
  ]),
  step('message', 'stanza', 'A message from one user to another', 'message.handOver', /^<message/, [
    /(<body[^>]*>)[^<]*/,
    '$1altered',
  ]),
];
