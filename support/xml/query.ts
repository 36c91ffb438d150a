import type { Node } from '@xmldom/xmldom';
import * as xpath from 'xpath';
import { namespaces } from './namespaces';

/** Values for the `$name` variables of an expression. */
export type Variables = Readonly<Record<string, string>>;

interface Evaluator {
  evaluate(options: { node: Node; namespaces: Readonly<Record<string, string>>; variables: Variables }): Result;
}
interface Result {
  booleanValue(): boolean;
  stringValue(): string;
  nodeset?(): { toArray(): Node[] };
}

// xpath's typings leave out parse() and name the DOM's Node, not xmldom's: this is the one place that bridges both
const parser = xpath as unknown as { parse(expression: string): Evaluator };
const compiled = new Map<string, Evaluator>();

function compile(expression: string): Evaluator {
  const known = compiled.get(expression);
  if (known) return known;
  const fresh = parser.parse(expression);
  compiled.set(expression, fresh);
  return fresh;
}

function evaluate(expression: string, node: Node, variables: Variables): Result {
  return compile(expression).evaluate({ node, namespaces, variables });
}

/**
 * Whether an XPath 1.0 expression holds at a node: a non-empty node set, a non-empty string, a true boolean.
 * @throws Error on an unknown prefix or variable, so that a typo never passes.
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

/** The nodes an expression selects, in document order. */
export function select(expression: string, node: Node, variables: Variables = {}): Node[] {
  return evaluate(expression, node, variables).nodeset?.().toArray() ?? [];
}
