import type { Node } from '@xmldom/xmldom';
import * as xpath from 'xpath';

/** What of the library's node sets is replaced here; its typings do not name them. */
interface NodeSet {
  nodes: Node[];
  size: number;
  tree: unknown;
}
interface NodeSetMethods {
  addArray(this: NodeSet, nodes: readonly Node[]): void;
  toArray(this: NodeSet): Node[];
}

/** Up to here the library's own way costs less than a walk through the document. */
const smallSet = 32;

/**
 * Makes the library's node sets cost in proportion to their size. By itself it looks for each node among all before,
 * and finds the order of two siblings by walking between them: a list of 30,000 items took minutes.
 */
export function makeNodeSetsLinear(): void {
  const { prototype } = (xpath as unknown as { XNodeSet: { prototype: NodeSetMethods } }).XNodeSet;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its set below
  const sortSmall = prototype.toArray;
  prototype.addArray = function (nodes) {
    this.nodes = [...new Set([...this.nodes, ...nodes])];
    this.size = this.nodes.length;
    this.tree = null;
  };
  prototype.toArray = function () {
    const sorted = this.nodes.length > smallSet ? inDocumentOrder(this.nodes) : null;
    return sorted ?? sortSmall.call(this);
  };
}

/** The nodes in the order in which a walk through their document meets them; null where it does not meet them all. */
function inDocumentOrder(nodes: readonly Node[]): Node[] | null {
  const wanted = new Set(nodes);
  const found: Node[] = [];
  let root = nodes[0] ?? null;
  for (let above = root; above !== null; above = parentOf(above)) root = above;
  for (let node = root; node !== null; node = nextOf(node)) {
    if (wanted.has(node)) found.push(node);
    const { attributes } = node as Node & { attributes?: ArrayLike<Node> | null };
    // XPath 1.0, section 5: attributes come before the children
    for (const attribute of Array.from(attributes ?? [])) if (wanted.has(attribute)) found.push(attribute);
  }
  return found.length === wanted.size ? found : null;
}

function parentOf(node: Node): Node | null {
  return node.parentNode ?? (node as Node & { ownerElement?: Node | null }).ownerElement ?? null;
}

/** The node whose start follows this one's start. */
function nextOf(node: Node): Node | null {
  if (node.firstChild) return node.firstChild;
  let at: Node | null = node;
  while (at !== null && at.nextSibling === null) at = at.parentNode;
  return at?.nextSibling ?? null;
}
