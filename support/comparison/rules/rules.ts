import path from 'node:path';
import { nearNames } from '../../near-match';
import { ComparisonProblem } from '../problem';
import { readYaml } from '../yaml-file';
import { matches, type Placed } from './match';
import { rulesShape, type Client, type Rule, type RulesFile } from './shape';

/** What a difference means to those who use the server. `unknown` where no rule is about it. */
export type Class = Rule['class'] | 'unknown';

/** What the rules say of a difference. */
export interface Classed {
  class: Class;
  rule: string | null;
  clients: Client[];
  why: string;
  source: string | null;
  /** What to try by hand next. */
  test: string | null;
}

/** Rules in the order in which they are asked, and the clients they name. */
export interface Rules {
  rules: readonly Rule[];
  clients: Readonly<Record<string, Client>>;
}

export const shippedRules = path.join(__dirname, 'rules.yaml');

/**
 * The rules that ship with the suite, behind those of a team's own file. A rule of the team's with the id of a shipped
 * one takes its place.
 * @throws ComparisonProblem where the file breaks the shape, or names a client or a rule that there is not
 */
export function loadRules(file?: string): Rules {
  const shipped = readYaml(shippedRules, rulesShape, 'rules');
  if (file === undefined) return check(shippedRules, shipped.rules, shipped);
  const own = readYaml(file, rulesShape, 'rules');
  const replaced = new Set(own.rules.map(({ id }) => id));
  const rules = [...own.rules, ...shipped.rules.filter(({ id }) => !replaced.has(id))];
  return check(file, own.rules, { rules, clients: { ...shipped.clients, ...own.clients } });
}

function check(file: string, own: readonly Rule[], all: RulesFile): Rules {
  const ids = all.rules.map(({ id }) => id);
  const problems = own.flatMap((rule) => [
    ...(ids.filter((id) => id === rule.id).length > 1
      ? [`the rule ${rule.id} stands twice in ${file}: rename one`]
      : []),
    ...(rule.clients ?? [])
      .filter((client) => !Object.hasOwn(all.clients, client))
      .map((client) =>
        unknown('client', client, `clients of the rule ${rule.id} in ${file}`, Object.keys(all.clients)),
      ),
    ...(rule.mirror === undefined || ids.includes(rule.mirror)
      ? []
      : [unknown('rule', rule.mirror, `mirror of the rule ${rule.id} in ${file}`, ids)]),
  ]);
  if (problems.length > 0) throw new ComparisonProblem([...new Set(problems)].join('\n'));
  return all;
}

function unknown(what: string, name: string, place: string, known: readonly string[]): string {
  const near = nearNames(name, known);
  const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `known are ${known.join(', ')}`;
  return `${place} names no ${what} that there is, "${name}": ${hint}`;
}

/** What the first rule that fits says of a difference. */
export function classify(difference: Placed, { rules, clients }: Rules): Classed {
  const rule = rules.find((each) => matches(each, difference));
  if (!rule)
    return {
      class: 'unknown',
      rule: null,
      clients: [],
      why: 'No rule is about this: look whether a client of yours depends on it, and write the answer down with --rules.',
      source: null,
      test: null,
    };
  return {
    class: rule.class,
    rule: rule.id,
    clients: (rule.clients ?? []).flatMap((id) => clients[id] ?? []),
    why: rule.why,
    source: rule.source,
    test: rule.test ?? null,
  };
}
