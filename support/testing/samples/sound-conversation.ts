/** Something that was said in a made-up conversation: `>` by the client, `<` by the server. */
export type Line = `>${string}` | `<${string}`;

const domain = 'finesse.example';
const jid = `agent1@${domain}/desktop`;
/** The password that the made-up agent signs in with. */
export const samplePassword = 'correct horse battery';
const plain = Buffer.from(`agent1@${domain}\0agent1\0${samplePassword}`).toString('base64');

const stream = "xmlns:stream='http://etherx.jabber.org/streams'";
const caps =
  "<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://www.igniterealtime.org/projects/openfire/' ver='k3mOuil8afx3OTZxYy6yxLmFsok='/>";
const open = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${domain}' version='1.0'/>`;
const opened = (id: string): string =>
  `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='${domain}' id='${id}' xml:lang='en' version='1.0'/>`;
const subscribe = (id: string, node: string): string =>
  `<iq xmlns='jabber:client' type='set' id='${id}' to='pubsub.${domain}' from='${jid}'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='${node}' jid='${jid}'/></pubsub></iq>`;
const subscribed = (id: string, node: string): string =>
  `<iq xmlns='jabber:client' type='result' id='${id}' from='pubsub.${domain}' to='${jid}'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscription node='${node}' jid='${jid}' subscription='subscribed'><subscribe-options/></subscription></pubsub></iq>`;

/** The parts of the documented conversation as a sound server holds it, by what each is about. */
export const soundConversation = {
  open: [`>${open}`, `<${opened('k2f8wq91az')}`],
  features: [
    `<<stream:features ${stream}><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>${caps}</stream:features>`,
  ],
  authentication: [
    `><auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${plain}</auth>`,
    "<<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
  ],
  restart: [
    `>${open}`,
    `<${opened('p7d3xm55qe')}`,
    `<<stream:features ${stream}><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>${caps}</stream:features>`,
  ],
  bind: [
    "><iq xmlns='jabber:client' type='set' id='bind-1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>desktop</resource></bind></iq>",
    `<<iq xmlns='jabber:client' type='result' id='bind-1' to='${domain}/p7d3xm55qe'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>${jid}</jid></bind></iq>`,
  ],
  presence: [
    "><presence xmlns='jabber:client'/>",
    `<<presence xmlns='jabber:client' from='${jid}' to='${jid}'/>`,
    `<<presence xmlns='jabber:client' from='presencelister@${domain}/web' to='${jid}'/>`,
    `<<presence xmlns='jabber:client' from='finesse@${domain}/web' to='${jid}'>${caps}</presence>`,
  ],
  user: [
    `>${subscribe('sub-user-1', '/finesse/api/User/agent1/ClientLog')}`,
    `<${subscribed('sub-user-1', '/finesse/api/User/agent1/ClientLog')}`,
  ],
  version: [
    `<<iq xmlns='jabber:client' type='get' id='669-625' to='${jid}' from='${domain}'><query xmlns='jabber:iq:version'/></iq>`,
    `><iq xmlns='jabber:client' type='result' id='669-625' to='${domain}'><query xmlns='jabber:iq:version'><name>desktop</name><version>1</version></query></iq>`,
  ],
  team: [
    `>${subscribe('sub-team-1', '/finesse/api/Team/1/Users')}`,
    `<${subscribed('sub-team-1', '/finesse/api/Team/1/Users')}`,
  ],
  event: [
    `<<message xmlns='jabber:client' from='pubsub.${domain}' to='${jid}' id='ev-1'><event xmlns='http://jabber.org/protocol/pubsub#event'><items node='/finesse/api/Team/1/Users'><item id='it-1'><notification xmlns='http://jabber.org/protocol/pubsub'>&lt;Update&gt;&lt;event&gt;PUT&lt;/event&gt;&lt;/Update&gt;</notification></item></items></event></message>`,
  ],
  end: [
    "><close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>",
    "<<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>",
  ],
} as const satisfies Record<string, readonly string[]>;

export type Part = keyof typeof soundConversation;

/** The whole conversation, with some parts in place of the sound ones; an empty part is left out. */
export function linesOf(changed: Partial<Record<Part, readonly string[]>> = {}): Line[] {
  const parts = Object.entries({ ...soundConversation, ...changed });
  return parts.flatMap(([, lines]) => lines as readonly Line[]);
}

/** The conversation up to a part, and that in place of the sound one: what comes behind a fault is not said. */
export function linesUpTo(part: Part, lines: readonly string[]): Line[] {
  const names = Object.keys(soundConversation) as Part[];
  const before = names
    .slice(0, names.indexOf(part))
    .flatMap((name) => soundConversation[name] as readonly Line[]);
  return [...before, ...(lines as readonly Line[])];
}
