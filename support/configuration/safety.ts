import type { Problem } from './environment';
import type { TargetShape } from './shape';
import { findPoolProblems } from './pool-problems';
import { noPubsub } from './target';

/** What is in order by itself but not together: keys the embedded server decides, and what a live agent would notice. */
export function findConflicts(shape: TargetShape): Problem[] {
  return shape.url === 'embedded'
    ? findDecidedKeys(shape)
    : [
        ...findDangers(shape),
        ...findDoubledAccounts(shape),
        ...findLoneKeys(shape),
        ...findDenials(shape),
        ...findPoolProblems(shape.accounts?.pool),
      ];
}

function findDecidedKeys(shape: TargetShape): Problem[] {
  const decided = (['domain', 'pubsub', 'headers', 'accounts', 'rest', 'user', 'team'] as const)
    .filter((key) => shape[key] !== undefined)
    .map((key): string[] => [key]);
  const ofTls = (['ca', 'cert', 'key', 'servername'] as const)
    .filter((key) => shape.tls?.[key] !== undefined)
    .map((key) => ['tls', key]);
  const sentence = 'is decided by the embedded server: take the key out, or give the url of another server';
  return [...decided, ...ofTls].map((path) => ({ path, sentence }));
}

/** A signed-in agent is thrown off by a second `desktop`, and moved by state changes over REST. */
function findDangers(shape: TargetShape): Problem[] {
  if (shape.dedicated) return [];
  const ask = 'write dedicated: true if these accounts belong to no live agent';
  const rest: Problem[] = shape.rest
    ? [{ path: ['rest'], sentence: `changes the agent's state: ${ask}, or take the key out` }]
    : [];
  const desktops = accountsOf(shape)
    .filter(([, account]) => account.resource === 'desktop')
    .map(([role]) => ({
      path: ['accounts', role, 'resource'],
      sentence: `is desktop, which ends the session of a live desktop: ${ask}, or name another resource`,
    }));
  return [...rest, ...desktops];
}

function findDoubledAccounts(shape: TargetShape): Problem[] {
  const agent = shape.accounts?.agent.username.toLowerCase();
  return accountsOf(shape)
    .filter(([role, account]) => role !== 'agent' && account.username.toLowerCase() === agent)
    .map(([role]) => ({
      path: ['accounts', role, 'username'],
      sentence: 'is the agent once more: name another account, or take this one out',
    }));
}

/** Of a password and a token exactly one; a certificate and its key only together; nothing of TLS without it. */
function findLoneKeys(shape: TargetShape): Problem[] {
  const credentials = accountsOf(shape).flatMap(([role, { password, token }]): Problem[] => {
    const path = ['accounts', role];
    if (password === undefined && token === undefined)
      return [
        {
          path: [...path, 'password'],
          sentence:
            'is missing: write password: $NAME and export NAME with the password, or token: $NAME for single sign-on',
        },
      ];
    const both = password !== undefined && token !== undefined;
    return both
      ? [
          {
            path: [...path, 'token'],
            sentence: 'stands beside a password: keep the one that the server takes',
          },
        ]
      : [];
  });
  const { cert, key } = shape.tls ?? {};
  const lone = cert === undefined ? 'cert' : 'key';
  const pair: Problem[] =
    (cert === undefined) === (key === undefined)
      ? []
      : [
          {
            path: ['tls', lone],
            sentence: 'is missing: a certificate is shown with its private key; write both, cert and key',
          },
        ];
  return [...credentials, ...pair];
}

/** Finesse tells of everything by a pubsub service. */
function findDenials({ product, pubsub }: TargetShape): Problem[] {
  if (product !== 'finesse' || pubsub !== noPubsub) return [];
  const sentence = 'is none, but Finesse has one: write its address, or product: generic';
  return [{ path: ['pubsub'], sentence }];
}

function accountsOf(shape: TargetShape) {
  const { agent, peer, publisher } = shape.accounts ?? {};
  const roles = [
    ['agent', agent],
    ['peer', peer],
    ['publisher', publisher],
  ] as const;
  return roles.flatMap(([role, account]) => (account ? [[role, account] as const] : []));
}
