import type { Finding } from './judgement';

/** What gives a known cause away, and what a reader then does about it. */
interface Signature {
  /** In what came, as far as it is looked at. */
  got: RegExp;
  /** In what came as well: two patterns, since one with a gap between them tries every start with every end. */
  within?: RegExp;
  /** Not in what came. */
  without?: RegExp;
  /** In what was sent. */
  sent?: RegExp;
  /** In what would have been right. */
  expected?: RegExp;
  next: string;
}

/** Characters of a finding that are looked at: a signature stands at the start, or the answer is no usual one. */
const searchedMost = 16_384;

/** Causes outside the server's protocol code that look like broken rules; the first that fits is told. */
const signatures: readonly Signature[] = [
  {
    got: /^HTTP\/1\.\d 404/m,
    next: 'Compare the path of url in the target file with the server: Finesse serves /ws/, with both slashes.',
  },
  {
    got: /^HTTP\/1\.\d 30\d/m,
    next: 'A proxy or a sign-in page answers: let url in the target file name the server itself.',
  },
  {
    got: /^HTTP\/1\.\d 403/m,
    next: 'Look for a rule on Origin or on addresses, on the server or on a proxy before it.',
  },
  {
    got: /^HTTP\/1\.\d 50[234]/m,
    next: 'A proxy answers for a server it does not reach: see whether the notification service is running.',
  },
  {
    got: /^HTTP\/1\.\d 101/m,
    without: /^sec-websocket-protocol:/im,
    expected: /sec-websocket-protocol/i,
    next: 'A proxy may drop the header: ask the server itself. A browser closes the connection without it.',
  },
  {
    got: /<host-unknown\b/,
    next: 'Compare domain in the target file with the xmppDomain that Finesse gives in SystemInfo.',
  },
  {
    within: /<failure\b/,
    got: /<(not-authorized|account-disabled|credentials-expired)\b/,
    next: 'Sign in with this account by hand, then compare its username and password in the target file.',
  },
  {
    got: /<conflict\b/,
    next: 'Another session holds this resource: end it, or give the account a resource of its own.',
  },
  {
    got: /<item-not-found\b/,
    sent: /\bnode=/,
    next: 'Node names keep their case: compare user.id and team.id in the target file with the server.',
  },
  {
    got: /<(remote-server-not-found|remote-server-timeout|service-unavailable)\b/,
    sent: /http:\/\/jabber\.org\/protocol\/pubsub/,
    next: 'Compare pubsub in the target file with the xmppPubSubDomain that Finesse gives in SystemInfo.',
  },
  {
    got: /<(policy-violation|resource-constraint)\b/,
    next: 'The server limits its clients: look in its log for the limit, and leave it time before the next run.',
  },
  {
    got: /^nothing within \d+ ms/,
    next: 'Read the conversation to its end; if the answer came late, raise limits.reply in the target file.',
  },
];

/** What to do about a finding whose signature is known, or null. What was hoped for is no sign of anything. */
export function adviseOn(finding: Omit<Finding, 'next'>): string | null {
  const [got, sent, hoped] = [finding.got, finding.sent ?? '', finding.expected.join('\n')].map((text) =>
    text.slice(0, searchedMost),
  ) as [string, string, string];
  const known = signatures.find(
    (signature) =>
      signature.got.test(got) &&
      (signature.within?.test(got) ?? true) &&
      !signature.without?.test(got) &&
      (signature.sent?.test(sent) ?? true) &&
      (signature.expected?.test(hoped) ?? !hoped.includes(signIn(signature.got, got))),
  );
  return known?.next ?? null;
}

/** The word that gives a signature away: the error condition, the status, or that nothing came. */
function signIn(pattern: RegExp, got: string): string {
  const [found = ''] = pattern.exec(got) ?? [];
  return (
    /^nothing/.exec(found)?.[0] ?? found.slice(Math.max(found.lastIndexOf('<'), found.lastIndexOf(' ')) + 1)
  );
}
