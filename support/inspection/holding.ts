import type { Header } from '../protocol/wire/transcript';
import type { Conversation } from './conversation';

/** A secret that a file holds. */
export interface Holding {
  kind: 'password' | 'token' | 'session';
  /** Whose it is, or null where nothing tells. */
  of: string | null;
  /** Where it stands, for people. */
  where: string;
  /** The secret itself, and all it is wrapped in that stands in the file. */
  values: string[];
}

/** A secret so long, or of three parts in base64, is a token: nobody types it. RFC 7519, section 3. */
const tokenLeast = 64;
const webToken = /^[\w-]{8,}\.[\w-]{8,}\.[\w-]*$/;

/** What of a conversation lets somebody else sign in. */
export function holdingsIn({ said, upgrade, name, url }: Conversation): Holding[] {
  const place = name === '' ? '' : ` of ${name}`;
  let number = 0;
  const ofMessages = said.flatMap((each): Holding[] => {
    if (each.kind !== 'said') return [];
    number += 1;
    return holdingsInText(each.text, `message ${String(number)}${place}`);
  });
  const headers = [...(upgrade?.request.headers ?? []), ...(upgrade?.response?.headers ?? [])];
  return [
    ...ofMessages,
    ...holdingsInHeaders(headers, `the upgrade${place}`),
    ...holdingsInUrl(url ?? '', `the address${place}`),
  ];
}

const credentials =
  /<((?:[\w.-]+:)?(?:auth|response|password))\b([^>]*)>([^<]*)<\/\1\s*>|<(?:[\w.-]+:)?(?:auth|response)\b([^>]*)>([^<]*)$/g;

/** RFC 6120, section 6.4.2; RFC 4616, section 2; RFC 7628, section 3.1. */
export function holdingsInText(text: string, where: string): Holding[] {
  return [...text.matchAll(credentials)].flatMap(
    ([, element = 'auth', own = '', content = '', cutOwn = '', cut = '']) => {
      const [attributes, payload] = [own || cutOwn, (content || cut).trim()];
      if (payload === '' || payload === '=' || payload.startsWith('[redacted')) return [];
      if (element.endsWith('password'))
        return [{ kind: 'password' as const, of: null, where, values: [payload] }];
      return holdingsInSasl(attributes, payload, where);
    },
  );
}

function holdingsInSasl(attributes: string, payload: string, where: string): Holding[] {
  const mechanism = /\bmechanism=["']([^"']*)/.exec(attributes)?.[1] ?? '';
  const decoded = Buffer.from(payload, 'base64').toString('utf8');
  const parts = decoded.split('\0');
  const [authzid = '', authcid = '', secret = ''] = parts;
  if (parts.length === 3)
    return [
      {
        kind: kindOf(secret),
        of: authcid || authzid,
        where: `${where}, SASL PLAIN`,
        values: [payload, secret],
      },
    ];
  const bearer = /\bauth=Bearer ([^\x01]+)/.exec(decoded)?.[1];
  if (bearer !== undefined)
    return [
      {
        kind: 'token',
        of: /\ba=([^,\x01]*)/.exec(decoded)?.[1] ?? null,
        where: `${where}, SASL ${mechanism}`,
        values: [payload, bearer],
      },
    ];
  // of a challenge and its response a password can be tried out, and nothing is signed in with
  if (/^SCRAM|^DIGEST|^CRAM|^$/.test(mechanism)) return [];
  return [{ kind: 'token', of: null, where: `${where}, SASL ${mechanism}`, values: [payload] }];
}

export function holdingsInHeaders(headers: readonly Header[], where: string): Holding[] {
  return headers.flatMap(([name, value]): Holding[] => {
    // a copy, or a conversation of a run folder
    if (value.includes('[redacted')) return [];
    const at = `the ${name} header of ${where}`;
    const content = value.replace(/^\w+\s+/, '');
    if (/^(?:proxy-)?authorization$/i.test(name)) {
      if (!/^basic\b/i.test(value)) return [{ kind: 'token', of: null, where: at, values: [value, content] }];
      const [of = '', ...secret] = Buffer.from(content, 'base64').toString('utf8').split(':');
      return [{ kind: 'password', of, where: at, values: [content, secret.join(':')] }];
    }
    if (!/^(?:set-)?cookie$/i.test(name)) return [];
    const values = value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
    const kept = /^set-/i.test(name) ? values.slice(0, 1) : values;
    return [{ kind: 'session', of: null, where: at, values: kept }];
  });
}

const named =
  /[?&#;](?:[\w.-]*(?:token|password|passwd|secret|auth(?:orization)?|sessionid|api_?key))=([^&#;]+)/gi;

export function holdingsInUrl(url: string, where: string): Holding[] {
  const user = /^\w+:\/\/([^:@/]+):([^@/]+)@/.exec(url);
  return [
    ...(user ? [{ kind: 'password' as const, of: user[1] ?? null, where, values: [user[2] ?? ''] }] : []),
    ...[...url.matchAll(named)].map(([, value = '']) => ({
      kind: 'token' as const,
      of: null,
      where,
      values: [value, decode(value)],
    })),
  ];
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function kindOf(secret: string): Holding['kind'] {
  return secret.length >= tokenLeast || webToken.test(secret) ? 'token' : 'password';
}

const words: Record<Holding['kind'], string> = {
  password: 'the password',
  token: 'an access token',
  session: 'the cookies of a session',
};

/** The first line of what is told: whose secrets the file holds, and where; or that none was found. */
export function describeHoldings(file: string, holdings: readonly Holding[]): string {
  const strong = holdings.filter(({ kind }) => kind !== 'session');
  const shown = strong.length > 0 ? strong : holdings;
  if (shown.length === 0) return `${file} holds no password and no token that can be told as one.`;
  const what = new Map<string, string>();
  for (const { kind, of, where } of shown) {
    const whose = `${words[kind]}${of === null || of === '' ? '' : ` of ${of}`}`;
    what.set(whose, what.get(whose) ?? where);
  }
  const listed = [...what].map(([whose, where]) => `${whose} (${where})`).join(', ');
  return `${file} holds ${listed}: whoever has the file can sign in with it. Pass on the copy that --redact OUT writes.`;
}
