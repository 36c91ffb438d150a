import * as xpath from 'xpath';

/** What one branch of an expression says of the root of a message. */
export interface Root {
  /** Its name with a prefix of `namespaces`; `*` where any will do. */
  name: string;
  /** The value that its `type` attribute has to have, or null where the branch leaves that open. */
  type: string | null;
  /** The name of the child that the branch steps down to next, or null. */
  child: string | null;
  /**
   * An expression for the same stanza, whatever else the branch demands of it: what it says of `id` and `from` alone;
   * null where it says nothing of them.
   */
  same: string | null;
}

// the parts of a parsed expression that are looked at; xpath's typings leave them out
interface Path {
  locationPath?: { steps: Step[] };
}
interface Operation {
  lhs: object;
  rhs: object;
}
interface Step {
  axis: number;
  nodeTest: { name?: string; prefix?: string };
  predicates: object[];
}

type OperationClass = new () => Operation;

const library = xpath as unknown as {
  parse(expression: string): { expression: { expression: object } };
  BarOperation: OperationClass;
  AndOperation: OperationClass;
  EqualsOperation: OperationClass;
};
const attributeAxis = 2;
const descendantOrSelfAxis = 5;
/** How xpath writes a term that compares who a stanza is from or which it is. */
const identity = /attribute::(id|from)\b/;
const known = new Map<string, readonly Root[]>();

/** The roots that an XPath expression over a whole message can select something in, a branch of `|` each. */
export function rootsOf(expression: string): readonly Root[] {
  const found = known.get(expression) ?? branchesOf(library.parse(expression).expression.expression);
  known.set(expression, found);
  return found;
}

function branchesOf(part: object): Root[] {
  if (part instanceof library.BarOperation) return [...branchesOf(part.lhs), ...branchesOf(part.rhs)];
  const [root, child] = stepsOf(part).filter(({ axis }) => axis !== descendantOrSelfAxis);
  if (!root) return [{ name: '*', type: null, child: null, same: null }];
  const name = nameOf(root);
  const identifying = termsOf(root.predicates)
    .map(writeTerm)
    // xpath does not write a quote inside of a string so that it can be read again
    .filter((term) => identity.test(term) && !term.includes('&'));
  return [
    {
      name,
      type: typeIn(root.predicates),
      child: child ? nameOf(child) : null,
      same: identifying.length > 0 ? `/${name}[${identifying.join(' and ')}]` : null,
    },
  ];
}

function stepsOf(part: object): Step[] {
  return (part as Path).locationPath?.steps ?? [];
}

function nameOf({ nodeTest: { name, prefix } }: Step): string {
  return name ?? (prefix === undefined ? '*' : `${prefix}:*`);
}

/** The terms of some predicates that are joined by `and`. */
function termsOf(predicates: readonly object[]): object[] {
  return predicates.flatMap((part) =>
    part instanceof library.AndOperation ? termsOf([part.lhs, part.rhs]) : [part],
  );
}

/** A term as xpath writes it out again. */
function writeTerm(term: { toString(): string }): string {
  return term.toString();
}

/** The value that some predicates, joined by `and`, demand of `@type`. */
function typeIn(predicates: readonly object[]): string | null {
  return (
    termsOf(predicates)
      .map(comparedType)
      .find((type) => type !== null) ?? null
  );
}

function comparedType(part: object): string | null {
  if (!(part instanceof library.EqualsOperation)) return null;
  const [step] = stepsOf(part.lhs);
  if (step?.axis !== attributeAxis || step.nodeTest.name !== 'type') return null;
  return (part.rhs as { filter?: { str?: string } }).filter?.str ?? null;
}
