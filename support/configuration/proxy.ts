import { getProxyForUrl } from 'proxy-from-env';

const variables = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'];

/** Through which proxy a server is reached: its URL, credentials included, or null; or what is wrong with it. */
export type ProxyChoice = { url: string | null } | { problem: string };

/**
 * The proxy that the environment of this process names for a URL: HTTPS_PROXY for `wss:` and `https:`, HTTP_PROXY for the
 * others, ALL_PROXY for both, and none where NO_PROXY excepts the host. This machine itself is reached directly, as
 * browsers do it.
 */
export function chooseProxy(url: string, isLocal: boolean): ProxyChoice {
  if (isLocal) return { url: null };
  const named = getProxyForUrl(url.replace(/^ws/, 'http'));
  if (named === '') return { url: null };
  // a variable without a scheme means a proxy that is spoken to in clear
  const added = !Object.entries(process.env).some(([name, value]) => isVariable(name) && value === named);
  const proxy = added ? named.replace(/^https?:/, 'http:') : named;
  if (!URL.canParse(proxy) || new URL(proxy).hostname === '')
    return {
      problem: `the proxy that ${whence(named)} names is no URL: write http://USER:PASSWORD@HOST:PORT, with special characters percent-encoded`,
    };
  const { protocol, username, password } = new URL(proxy);
  if (protocol !== 'http:' && protocol !== 'https:')
    return {
      problem: `the proxy that ${whence(named)} names speaks ${protocol.slice(0, -1)}: name one that takes CONNECT, http://HOST:PORT, or except the server in NO_PROXY`,
    };
  if (!decodes(username) || !decodes(password))
    return {
      problem: `the credentials of the proxy that ${whence(named)} names hold a % that encodes nothing: write %25 for it`,
    };
  return { url: proxy };
}

/** The secrets in the URL of a proxy. */
export function secretsOfProxy(proxy: string | null): string[] {
  if (proxy === null) return [];
  const { username, password } = new URL(proxy);
  if (password === '') return [];
  const [user, word] = [decodeURIComponent(username), decodeURIComponent(password)];
  return [word, password, Buffer.from(`${user}:${word}`).toString('base64')];
}

function isVariable(name: string): boolean {
  return variables.includes(name.toUpperCase());
}

function whence(named: string): string {
  const found = Object.entries(process.env).find(
    ([name, value]) => isVariable(name) && value !== undefined && value !== '' && named.endsWith(value),
  );
  return found?.[0] ?? 'the environment';
}

function decodes(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
