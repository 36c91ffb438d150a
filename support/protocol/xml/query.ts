import type { Node } from '@xmldom/xmldom';
import * as xpath from 'xpath';
import { namespaces } from './namespaces';
import { makeNodeSetsLinear } from './node-order';

/** Values for the `$name` variables of an expression. */
export type Variables = Readonly<Record<string, string>>;

interface Expression {
  evaluate(context: Context): Result;
}
interface Result {
  booleanValue(): boolean;
  stringValue(): string;
  nodeset?(): { toArray(): Node[] };
}
interface FunctionResolver {
  functions: object;
  getFunction(name: string, namespace: string): unknown;
}
/** What an expression is evaluated in. */
interface Context {
  expressionContextNode?: Node;
  extend(this: Context, properties: object): Context;
}

interface Compiled {
  expression: Expression;
  /** The variables it names. */
  names: readonly string[];
}

// xpath's typings leave out these and name the DOM's Node, not xmldom's: this is the one place that bridges both
const library = xpath as unknown as {
  parse(expression: string): { expression: Expression };
  FunctionResolver: {
    new (): FunctionResolver;
    prototype: { addStandardFunctions(this: FunctionResolver): void };
  };
  XString: new (value: string) => object;
  XPathContext: new (
    variables: { getVariable(name: string): object },
    prefixes: { getNamespace(prefix: string): string | undefined },
    functions: FunctionResolver,
  ) => Context;
};
const { prototype } = library.XPathContext as unknown as { prototype: Context };
makeNodeSetsLinear();
const uris: Readonly<Record<string, string>> = namespaces;
const prefixes = { getNamespace: (prefix: string) => uris[prefix] };
const functions = new library.FunctionResolver();
// by itself the library makes a table of all functions for each path it goes, which takes longer than the going
library.FunctionResolver.prototype.addStandardFunctions = function () {
  this.functions = functions.functions;
};
// by itself it asks of each property whether it is the object's own, at each node of each path
prototype.extend = function (properties) {
  const fresh = Object.create(prototype) as Context;
  return Object.assign(fresh, this, properties);
};
const compiled = new Map<string, Compiled>();

/** xpath itself looks a name up only when a node leads it there; a mistyped one is to be found before that. */
function compile(expression: string): Compiled {
  const known = compiled.get(expression);
  if (known) return known;
  const parsed = library.parse(expression).expression;
  for (const prefix of named(parsed, 'prefix'))
    if (!Object.hasOwn(namespaces, prefix))
      throw new Error(`${prefix}: is no known prefix, in ${expression}`);
  for (const name of named(parsed, 'functionName'))
    if (!functions.getFunction(name, '')) throw new Error(`${name}() is no function, in ${expression}`);
  const fresh = { expression: parsed, names: named(parsed, 'variable') };
  compiled.set(expression, fresh);
  return fresh;
}

/** Every value of a property, anywhere in a parsed expression. */
function named(part: object, property: string): string[] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (key === property && typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? named(value, property) : [];
  });
}

function evaluate(expression: string, node: Node, variables: Variables): Result {
  const { expression: parsed, names } = compile(expression);
  const missing = names.find((name) => !Object.hasOwn(variables, name));
  if (missing !== undefined) throw new Error(`$${missing} has no value, in ${expression}`);
  const values = { getVariable: (name: string) => new library.XString(variables[name] ?? '') };
  const context = new library.XPathContext(values, prefixes, functions);
  context.expressionContextNode = node;
  return parsed.evaluate(context);
}

/**
 * Whether an XPath 1.0 expression holds at a node: a non-empty node set, a non-empty string, a true boolean.
 * @throws Error on an unknown prefix, function or variable anywhere in it, so that a typo never passes.
 */
export function holds(expression: string, node: Node, variables: Variables = {}): boolean {
  return evaluate(expression, node, variables).booleanValue();
}

/** The string value of an expression; empty where it selects nothing. */
export function textOf(expression: string, node: Node, variables: Variables = {}): string {
  return evaluate(expression, node, variables).stringValue();
}

/** The string value of each selected node, in document order. */
export function textsOf(expression: string, node: Node, variables: Variables = {}): string[] {
  return select(expression, node, variables).map((selected) => textOf('string(.)', selected));
}

/** The nodes an expression selects, in document order. @throws Error where it gives no nodes but a value */
export function select(expression: string, node: Node, variables: Variables = {}): Node[] {
  return evaluate(expression, node, variables).nodeset?.().toArray() ?? [];
}
