import { recognise, type CheckName, type KnownCause } from '../judgement/sign';
import { parse } from '../protocol/xml/parse';
import { textOf } from '../protocol/xml/query';
import type { Parties } from './parties';

/** What brought a conversation to its end before the client had what it wanted. */
export interface Break {
  id: string;
  sentence: string;
  next: string;
  /** Who has to act. */
  who: KnownCause['who'] | 'client' | null;
  /** The number of the entry that shows it. */
  entry: number;
  /** It only is that the recording ends. */
  isEnd: boolean;
}

const look = 'Look in the log of the notification service at this time.';

/** Signs that fit all that doctor may see at a check: of a recorded end they say too little. */
const vague = ['stream-refused', 'features-missing', 'bind-refused', 'node-refused'];

/** What ends a stream though the server works, in words for whoever looks at a capture. RFC 6120, section 4.9.3. */
const streamEnds: Readonly<Record<string, Pick<Break, 'next' | 'who'> & { means: string }>> = {
  conflict: {
    means: 'The same user signed in elsewhere with the same resource, and took the place of this session.',
    next: 'Look for a second browser, a second tab or another desktop of the same agent.',
    who: 'you',
  },
  'connection-timeout': {
    means: 'The server heard nothing of the client for too long.',
    next: 'See whether the computer slept, and whether the client still pings.',
    who: 'you',
  },
  'not-well-formed': {
    means: 'The server could not read what the client had said.',
    next: 'Look at what the client said last.',
    who: 'client',
  },
};

/** What people who look at a capture are told in place of what stands in the signs for those who run the suite. */
const otherwise: Readonly<Record<string, string>> = {
  'credentials-refused':
    'Sign in with this account by hand: a new password, or an expired token of single sign-on, has to reach the client.',
  'domain-refused':
    'Compare the domain in the to of <open/> with the xmppDomain that Finesse gives in SystemInfo.',
};

/**
 * What an answer of the server stands for, by the known signs.
 * @param check of doctor, at which the same would be seen
 * @param evidence what came
 */
export function describeBreak(
  check: CheckName,
  evidence: string,
  entry: number,
  parties: Parties,
  node = '',
): Break {
  const found = recognise(check, { got: evidence });
  const condition = conditionOf(evidence);
  const cause = found && !vague.includes(found.code) ? found : null;
  const values = { ...valuesOf(parties), node };
  const fill = (text: string): string =>
    text.replace(
      /\{([a-z-]+)\}/g,
      (_, name: string) => (values as Record<string, string>)[name] ?? 'what it names',
    );
  const came =
    check === 'http' ? (evidence.split('\n', 1)[0] ?? '') : condition === '' ? 'an error' : `<${condition}/>`;
  const own = streamEnds[condition];
  const means = cause ? `${cause.probably ? 'Probably: ' : ''}${fill(cause.means)}` : (own?.means ?? '');
  return {
    id: cause?.code ?? (condition === '' ? `stopped-${check}` : condition),
    sentence: `The server said ${came}. ${means}`.trim(),
    next: otherwise[cause?.code ?? ''] ?? (cause ? fill(cause.next) : (own?.next ?? look)),
    who: cause?.who ?? own?.who ?? 'administrator',
    entry,
    isEnd: false,
  };
}

function valuesOf({ url, domain, username }: Parties): Record<string, string> {
  const address = URL.canParse(url) ? new URL(url) : null;
  return {
    ...{ domain, username: username || 'the agent', url },
    host: address?.hostname ?? domain,
    port: address?.port || '443',
    path: address?.pathname ?? '/ws/',
  };
}

/** The name of the condition in an error; empty where it names none. */
function conditionOf(text: string): string {
  const parsed = parse(text);
  const named =
    "(/stream:error/streamerr:* | /sasl:failure/sasl:* | //client:error/stanzaerr:*)[local-name()!='text']";
  return parsed.ok ? textOf(`local-name(${named})`, parsed.document) : '';
}
