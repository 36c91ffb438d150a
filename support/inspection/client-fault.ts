import { parse } from '../protocol/xml/parse';
import { holds, textOf } from '../protocol/xml/query';
import type { Conversation, Said } from './conversation';

/** Something that the client did wrong: the server may answer it as it likes. */
export interface ClientFault {
  /** The message, by its place among all of its conversation. */
  index: number;
  sentence: string;
  /** What answers it tells nothing of the server. */
  isGrave: boolean;
}

/** What is wrong with what the client of a conversation said, one message after the other. */
export function findClientFaults({ said }: Pick<Conversation, 'said'>, isWritten: boolean): ClientFault[] {
  const state: State = {
    domain: '',
    jid: '',
    isAuthenticated: false,
    isRestarted: true,
    hasClosed: false,
    ids: new Set(),
  };
  return said.flatMap((each, index) => {
    if (each.kind !== 'said' || each.isCut || each.fin === false || each.type === 'continuation') return [];
    if (each.direction === 'received') {
      listen(each, state);
      return [];
    }
    const found = each.type === 'text' ? examine(each.text, state, isWritten) : examineType(each);
    return found ? [{ index, ...found }] : [];
  });
}

interface State {
  domain: string;
  jid: string;
  isAuthenticated: boolean;
  /** The stream was opened anew since authentication, or there was none. */
  isRestarted: boolean;
  hasClosed: boolean;
  ids: Set<string>;
}

type Found = Omit<ClientFault, 'index'>;

const grave = (sentence: string): Found => ({ sentence, isGrave: true });
const slight = (sentence: string): Found => ({ sentence, isGrave: false });

function listen({ text }: Said, state: State): void {
  const parsed = parse(text);
  if (!parsed.ok) return;
  const { document } = parsed;
  if (holds('/framing:open/@from', document)) state.domain = textOf('string(/framing:open/@from)', document);
  if (holds('/sasl:success', document)) [state.isAuthenticated, state.isRestarted] = [true, false];
  if (holds('/client:iq/bind:bind/bind:jid', document)) state.jid = textOf('string(//bind:jid)', document);
}

function examineType({ type }: Said): Found | null {
  return type === 'binary'
    ? grave('the client sent a binary message; XMPP is text (RFC 7395, section 3.2).')
    : null;
}

function examine(text: string, state: State, isWritten: boolean): Found | null {
  const parsed = parse(text);
  if (!parsed.ok)
    return isWritten
      ? null
      : grave(
          `the client sent what is not one well-formed document, ${parsed.problem} (RFC 7395, section 3.3.3).`,
        );
  const { document } = parsed;
  const is = (expression: string): boolean => holds(expression, document);
  const value = (expression: string): string => textOf(expression, document);
  if (state.hasClosed && !is('/framing:close'))
    return grave('the client spoke on after its <close/> (RFC 7395, section 3.6).');
  if (is('/framing:close')) state.hasClosed = true;
  if (is('/framing:open')) {
    [state.isRestarted, state.hasClosed] = [true, false];
    return is('/framing:open[@to]')
      ? null
      : grave('the <open/> of the client names no domain in to (RFC 7395, section 3.4).');
  }
  if (/^<(?:[\w.-]+:)?open\b/.test(text))
    return grave('the <open/> of the client is not in the namespace of framing (RFC 7395, section 3.3.2).');
  if (is('/sasl:auth')) return examinePlain(value('string(/sasl:auth[@mechanism="PLAIN"])'), state);
  return examineStanza(is, value, state);
}

/** RFC 4616, section 2. */
function examinePlain(payload: string, { domain }: State): Found | null {
  if (payload === '' || payload === '=' || /hidden|redacted/.test(payload)) return null;
  const parts = Buffer.from(payload, 'base64').toString('utf8').split('\0');
  if (parts.length !== 3)
    return grave(
      'the PLAIN message of the client has not three parts, kept apart by NUL (RFC 4616, section 2).',
    );
  const named = parts[0]?.split('@')[1];
  if (named === undefined || domain === '' || named === domain) return null;
  return slight(
    `the client names ${parts[0] ?? ''} as whom it acts, and the domain of the stream is ${domain} (RFC 6120, section 6.3.8).`,
  );
}

function examineStanza(
  is: (expression: string) => boolean,
  value: (expression: string) => string,
  state: State,
): Found | null {
  const name = value('local-name(/*)');
  const isStanza = is("/*[local-name()='iq' or local-name()='presence' or local-name()='message']");
  if (!isStanza) return null;
  if (!is('/client:*'))
    return grave(
      `the <${name}/> of the client is not in the namespace jabber:client (RFC 7395, section 3.3.3).`,
    );
  if (!state.isRestarted) {
    state.isRestarted = true;
    return slight(
      'the client did not open the stream anew after it was authenticated (RFC 7395, section 3.7).',
    );
  }
  if (is('/client:iq[not(@id) or @id=""]'))
    return grave('an <iq/> of the client has no id (RFC 6120, section 8.1.3).');
  if (is('/client:iq[not(@type)]'))
    return grave('an <iq/> of the client has no type (RFC 6120, section 8.2.3).');
  const isRequest = is("/client:iq[@type='get' or @type='set']");
  const id = value('string(/*/@id)');
  if (isRequest && state.ids.has(id))
    return slight(
      `two requests of the client have the id ${id}: which of them an answer is to, nobody can tell (RFC 6120, section 8.1.3).`,
    );
  if (isRequest) state.ids.add(id);
  const from = value('string(/*/@from)');
  if (
    from !== '' &&
    state.jid !== '' &&
    from.toLowerCase() !== state.jid.toLowerCase() &&
    from.toLowerCase() !== state.jid.split('/')[0]?.toLowerCase()
  )
    return grave(
      `the client says it is ${from}, and it is bound as ${state.jid} (RFC 6120, section 8.1.2.1).`,
    );
  const jid = value('string(//ps:subscribe/@jid)');
  if (
    jid !== '' &&
    state.jid !== '' &&
    jid.split('/')[0]?.toLowerCase() !== state.jid.split('/')[0]?.toLowerCase()
  )
    return grave(
      `the client asks for a subscription of ${jid}, and it is bound as ${state.jid} (XEP-0060, section 6.1.3.1).`,
    );
  return null;
}
