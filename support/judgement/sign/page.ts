import { knownCauses } from './known-causes';
import { checkNames, type CheckName, type KnownCause } from './shape';

/** Who has to act, as people say it. */
const actors: Record<KnownCause['who'], string> = {
  you: 'you',
  network: 'the network: whoever runs proxies, firewalls and name servers',
  administrator: 'the Finesse administrator',
};

/** What each check looks at, for the page and for `--help`. */
const looksAt: Record<CheckName, string> = {
  target: 'the target file, before anything is sent',
  name: 'the host of url in DNS; left to the proxy where there is one',
  tcp: 'the port, or that of the proxy',
  proxy: 'the proxy that HTTPS_PROXY or ALL_PROXY names and NO_PROXY does not except',
  tls: 'version, certificate, names, expiry, and the chain as the server sends it',
  http: 'what answers the upgrade to WebSocket',
  clock: 'the Date header against the clock of this machine',
  upgrade: 'the headers of the 101',
  subprotocol: 'whether the server agrees on xmpp',
  stream: 'whether an open element is answered',
  domain: 'as what the server knows itself',
  mechanisms: 'how one may sign in',
  credentials: 'signs in once, as accounts.agent, by PLAIN',
  bind: 'binds a resource of its own',
  account: 'whether somebody else is using the account; not asked where the file says dedicated: true',
  'system-info': 'what Finesse says of itself over REST, for product: finesse',
  pubsub: 'the pubsub service, by asking for its features',
  node: 'each node of the documented conversation, by asking for its features; nothing is subscribed',
  finesse: 'the presence of the user finesse, for product: finesse',
  'round-trip': 'twenty pings: how long an answer takes, and whether they come in order',
  silence: 'half a second in which nobody says anything',
};

const begin = '<!-- signs: written by `npm run docs` from support/judgement/sign/signs.yaml -->';
const end = '<!-- /signs -->';

/** A page with the sections of all known causes between its marks. @throws Error where the page has no marks */
export function renderCauses(page: string): string {
  const [before, after] = [page.indexOf(begin), page.indexOf(end)];
  if (before === -1 || after < before)
    throw new Error(`wanted ${begin} and ${end} in the page, found none: put them in`);
  const sections = checkNames.map((check) => renderCheck(check)).join('\n');
  return `${page.slice(0, before)}${begin}\n\n${sections}\n${page.slice(after)}`;
}

function renderCheck(check: CheckName): string {
  const causes = knownCauses().filter((cause) => cause.check[0] === check);
  return [`## ${check}`, '', `Looks at ${looksAt[check]}.`, '', ...causes.map(renderCause)].join('\n');
}

function renderCause({ code, means, next, who, probably, level, exit }: KnownCause): string {
  const ends = level === 'warn' ? 'a warning, ready all the same' : `exit code ${String(exit)}`;
  return [
    `### ${code}`,
    '',
    `${escape(means)} ${probably ? 'Probably: the sign has other causes too. ' : ''}(${ends})`,
    '',
    `To do, by ${actors[who]}: ${escape(next)}`,
    '',
  ].join('\n');
}

/** Markdown takes these for its own. */
function escape(text: string): string {
  return text.replace(/[<>*_]/g, '\\$&');
}
