import { namespaces } from '../xml/namespaces';
import { readStartTag, type StartTag } from '../xml/start-tag';

/** What kind of thing a party did: which XMPP element it sent, or frames, or something outside of its stream. */
export type StimulusKind = 'open' | 'close' | 'sasl' | 'iq' | 'stanza' | 'other' | 'frames' | 'elsewhere';

/** One thing a party did, or that happened elsewhere, and that a reaction is due to. It does not change. */
export interface Stimulus {
  readonly kind: StimulusKind;
  /** As it went out, or what happened in words; for findings, and not redacted yet. */
  readonly sent: string;
  /** Where the reaction to it begins in the inbox. */
  readonly position: number;
  /** The id of a stanza, or null. */
  readonly id: string | null;
  /** To whom a stanza is addressed; null for the server of the stream itself. */
  readonly to: string | null;
  /** It ends the client's side: a close frame is among the frames, or a `<close/>` was sent. */
  readonly closes: boolean;
}

/** What a text that goes out as one message is; `other` where it is no element of XMPP, or not well-formed. */
export function readStimulus(sent: string, position: number): Stimulus {
  const root = readStartTag(sent);
  const kind = root ? kindOf(root) : 'other';
  const { id = null, to = null } = root?.attributes ?? {};
  return { kind, sent, position, id, to, closes: kind === 'close' };
}

/** A stimulus that is not one message of the session: frames, or what somebody else did. */
export function otherStimulus(
  kind: 'frames' | 'elsewhere',
  sent: string,
  position: number,
  closes = false,
): Stimulus {
  return { kind, sent, position, id: null, to: null, closes };
}

function kindOf({ uri, local }: StartTag): StimulusKind {
  if (uri === namespaces.framing) return local === 'open' ? 'open' : local === 'close' ? 'close' : 'other';
  if (uri === namespaces.sasl) return 'sasl';
  if (uri !== namespaces.client) return 'other';
  return local === 'iq' ? 'iq' : 'stanza';
}

/** The expression for messages that may answer a stimulus. */
export const answers: Partial<Record<StimulusKind, string>> = {
  iq: '/client:iq[@id=$id and (@type="result" or @type="error")]',
  // RFC 7395, section 3.4: the message after an `<open/>` is its answer, whatever it is
  open: '/*',
  close: '/framing:close',
  sasl: '/sasl:*',
};

/** What stands for a stimulus before the first. */
export const nothing: Stimulus = otherStimulus('elsewhere', '', 0);

/** What begins an exchange of SASL. RFC 6120, section 6.4.2. */
export const signsIn = /<(?:[\w.-]+:)?auth[\s/>]/;
