import { Nonconformity } from '../../judgement/verdict';
import type { FrameEntry, Transcript } from '../../protocol/wire/transcript';
import { namespaces } from '../../protocol/xml/namespaces';
import { holds, textOf } from '../../protocol/xml/query';
import { joinMessages, read } from './messages';
import type { ConformanceWorld } from '../world';

/** A stanza that came on a bound connection, and what it answers. */
export interface Answer {
  /** An iq of type result or error. */
  answers: boolean;
  entry: FrameEntry;
  id: string;
  from: string;
  to: string;
  /** The 'to' of the request; null where none on the connection has the id. */
  askedOf: string | null;
  /** How many answers with this id had come before, to a request that was made once. */
  earlier: number;
}

/** Who may answer on a connection. */
interface Parties {
  /** The bare JID that is bound. */
  own: string;
  domain: string;
  pubsub: string;
}

type Objection = (answer: Answer, parties: Parties) => string | null;

const bareOf = (jid: string): string => jid.split('/', 1)[0] ?? '';

/** What can be wrong with an answer, whatever was asked. RFC 6120, sections 8.1 and 8.2.3. */
const objections: Readonly<Record<string, Objection>> = {
  'the only one to its request': ({ earlier }) => (earlier > 0 ? 'its request was answered before' : null),
  'to a request that was made': ({ answers, askedOf, from }, { own, domain, pubsub }) =>
    // another client answers what it was asked elsewhere
    answers && askedOf === null && ['', own, domain, pubsub].includes(from) ? 'no request had its id' : null,
  'from the domain that was asked': ({ askedOf, from }, { own, domain }) =>
    askedOf === domain && ![domain, own].includes(bareOf(from)) && from !== ''
      ? 'it comes from somebody else'
      : null,
  'from the account that was asked': ({ askedOf, from }, { own, domain }) =>
    (askedOf === '' || (askedOf === own && own !== '')) &&
    ![domain, own].includes(bareOf(from)) &&
    from !== ''
      ? 'it comes from somebody else'
      : null,
  'for its client': ({ answers, askedOf, to }, { own }) =>
    (askedOf !== null || !answers) && to !== '' && bareOf(to).toLowerCase() !== own.toLowerCase()
      ? 'it is for somebody else'
      : null,
};

/**
 * Checks every answer that came on a bound connection of any case so far. A case that found something is left out, since
 * it has told already.
 * @param rule what each answer has to be, one of those above
 */
export function expectEveryAnswerToBe(world: ConformanceWorld, rule: string): void {
  const object = objections[rule];
  if (!object) throw new Error(`no answer can be judged as “${rule}”: ${Object.keys(objections).join(', ')}`);
  const { transcripts, found: told } = world.run;
  for (const transcript of transcripts.filter((each) => !told.has(each.case))) {
    for (const { answers, own } of readAnswers(transcript))
      for (const answer of answers) {
        const problem = object(answer, { own, domain: world.target.domain, pubsub: world.target.pubsub });
        if (problem === null) continue;
        throw new Nonconformity({
          sent: null,
          expected: [`that each answer is ${rule}`],
          got: `${answer.entry.text}\n(${problem}) in case ${transcript.case} at ${String(answer.entry.at)} ms`,
          next: null,
        });
      }
  }
}

/** The answers on each bound connection of a transcript. */
export function readAnswers(transcript: Transcript): { own: string; answers: Answer[] }[] {
  const messages = joinMessages(transcript);
  return transcript.connections.flatMap(({ id }) => {
    const said = messages.filter(({ connection }) => connection === id);
    // what was said in octets, or cut short, may have been any request
    if (said.some(({ type }) => type === 'binary') || isCut(transcript, id)) return [];
    return readConnection(said);
  });
}

function isCut({ entries }: Transcript, connection: number): boolean {
  return entries.some(
    (entry) => entry.kind === 'frame' && entry.connection === connection && entry.omitted !== undefined,
  );
}

const bindResult = "/client:iq[@type='result']/bind:bind/bind:jid";
const isAnswer = "/client:iq[@type='result' or @type='error']";

function readConnection(said: readonly FrameEntry[]): { own: string; answers: Answer[] }[] {
  const asked = new Map<string, { to: string; times: number; answers: number }>();
  const answers: Answer[] = [];
  let own = '';
  for (const entry of said) {
    const isPresence = entry.direction === 'received' && own !== '' && entry.text.startsWith('<presence');
    if (!isPresence && !/<(?:[\w.-]+:)?iq\b/.test(entry.text)) continue;
    const parsed = read(entry);
    // a request that no parser reads may be answered, and nobody knows by what id
    if (!parsed.ok && entry.direction === 'sent') break;
    if (!parsed.ok) continue;
    const [id, to] = [textOf('/*/@id', parsed.document), textOf('/*/@to', parsed.document)];
    const known = asked.get(id);
    const from = textOf('/*/@from', parsed.document);
    if (isPresence) {
      answers.push({ answers: false, entry, id, from, to, askedOf: null, earlier: 0 });
    } else if (entry.direction === 'sent') {
      asked.set(id, { to, times: (known?.times ?? 0) + 1, answers: known?.answers ?? 0 });
    } else if (id !== '' && holds(isAnswer, parsed.document)) {
      const isBind = entry.text.includes(namespaces.bind);
      const bound = isBind ? bareOf(textOf(bindResult, parsed.document)) : '';
      const earlier = known?.times === 1 ? known.answers : 0;
      // what is bound is addressed as it was before, or by the new name: that has a rule of its own
      const askedOf = known?.to ?? null;
      answers.push({ answers: true, entry, id, from, to: own === '' || isBind ? '' : to, askedOf, earlier });
      own ||= bound;
      if (known) known.answers += 1;
    }
  }
  return [{ own, answers }];
}
