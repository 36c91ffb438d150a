import { cleanUpsMost, type SignIns } from '../../protocol/budget';
import type { AccountRole, Target } from '../../configuration';

/** A case as far as it tells what it does: the steps Cucumber has made of it. */
export interface Steps {
  readonly steps: readonly {
    readonly text: string;
    readonly argument?: {
      readonly docString?: { readonly content: string };
      readonly dataTable?: {
        readonly rows: readonly { readonly cells: readonly { readonly value: string }[] }[];
      };
    };
  }[];
}

/** Whose account a party of the features uses, by the words that name it. */
const roles: readonly [RegExp, AccountRole][] = [
  [/^(?:the (?:agent|second session|client)|(?:dat )?de (?:agent|tweede sessie|client))\b/, 'agent'],
  [/^(?:the supervisor|(?:dat )?de supervisor)\b/, 'peer'],
  [/^(?:the publisher|(?:dat )?de publicerende gebruiker)\b/, 'publisher'],
];

/** Phrases in which the party that is named first signs in, and how often; all others send no `<auth/>` by themselves. */
const signing: readonly [RegExp, (match: RegExpExecArray) => number][] = [
  [
    / is (?:authenticated|signed in|bound)\b| (?:geauthenticeerd|aangemeld|gebonden)(?: en aanwezig)? is\b/,
    () => 1,
  ],
  [/ authenticates (?:with|as) | authenticeert$/, () => 1],
  // as often as a long conversation is begun anew at most
  [/ holds the conversation of a desktop$/, () => 12],
  [/ tries (\d+) wrong passwords?/, ([, count]) => Number(count)],
];

/** Phrases that may need the publisher, who signs in once in a case. */
const publishing =
  /publish|conversation of a desktop| in time$|prepared node| changes?$| last item|^de .* verander(?:t|en)$/;

/**
 * Sign-ins outside the cases, of each account: the conversations before the first case, the question for the software
 * among them, and after the last, and what
 * looks for leftovers before and after, each of which may once begin anew.
 */
const aroundCases = 7;

/**
 * How often the steps of a case may sign in, by account; what gives back is not among it.
 * Where it were less than they do, the budget would block the case, not let it pass.
 */
export function signInsOf({ steps }: Steps, target: Target): SignIns {
  const counts = new Map<string, number>();
  const add = (role: AccountRole, count: number): void => {
    const account = target.accounts[role];
    if (!account || count === 0) return;
    const name = account.username.toLowerCase();
    counts.set(name, (counts.get(name) ?? 0) + count);
  };
  for (const step of steps) {
    const role = roles.find(([named]) => named.test(step.text))?.[1];
    if (role) add(role, countIn(step));
  }
  if (steps.some(({ text }) => publishing.test(text))) add('publisher', 1);
  return counts;
}

function countIn({ text, argument }: Steps['steps'][number]): number {
  const said = signing.map(([phrase, count]) => {
    const match = phrase.exec(text);
    return match ? count(match) : 0;
  });
  const cells = argument?.dataTable?.rows.flatMap((row) => row.cells.map(({ value }) => value)) ?? [];
  const written = [argument?.docString?.content ?? '', ...cells].join('\n').match(/<auth\b/g) ?? [];
  return said.reduce((sum, count) => sum + count, 0) + written.length;
}

/**
 * The most sign-ins that a run of these cases makes, by account: those of their steps, one more of each case that gives
 * back what a lost session took, and those around the cases. The budget of the run holds it.
 */
export function boundSignIns(cases: readonly Steps[], target: Target): SignIns {
  const most = new Map<string, number>();
  const cleanUps = new Map<string, number>();
  for (const each of cases) {
    for (const [name, count] of signInsOf(each, target)) {
      most.set(name, (most.get(name) ?? 0) + count);
      cleanUps.set(name, (cleanUps.get(name) ?? 0) + 1);
    }
  }
  const { agent, peer, publisher } = target.accounts;
  const names = [agent, peer, publisher].flatMap((account) => account?.username.toLowerCase() ?? []);
  return new Map(
    [...new Set(names)].map((name) => [
      name,
      (most.get(name) ?? 0) + Math.min(cleanUps.get(name) ?? 0, cleanUpsMost) + aroundCases,
    ]),
  );
}
