import {
  isAlias,
  isNode,
  isPair,
  isScalar,
  parseDocument,
  visit,
  type Document,
  type YAMLParseError,
} from 'yaml';
import type { Problem } from './environment';

/** A target file as a tree of maps, lists and texts, or the sentences that say why it is none. */
export type Reading = { tree: object } | { problem: string } | { problems: Problem[] };

const quote = 'put the value in quotes, or write $NAME and export NAME with it';

/** Sentences for errors whose own words quote the line they stand in, where a password may stand. */
const ownWords: Readonly<Record<string, string>> = {
  BAD_SCALAR_START: `a value begins with a character that YAML keeps for itself: write $NAME for a variable (%NAME% is that of cmd.exe), or put the value in quotes`,
  BAD_DQ_ESCAPE:
    'a backslash in double quotes begins no escape: write it twice, or use single quotes around the value',
};

/**
 * Reads YAML with its failsafe schema: every scalar is text. What YAML takes for an anchor, an alias or a tag is mostly
 * a password that wanted quotes: it is refused, and never repeated.
 */
export function readDocument(text: string): Reading {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: true, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) return { problem: describeError(error) };
  const problems = findMistaken(document);
  if (problems.length > 0) return { problems };
  const tree: unknown = document.toJS();
  if (typeof tree === 'object' && tree !== null && !Array.isArray(tree)) return { tree };
  return {
    problem: 'holds no keys: write at least url: wss://HOST:8445/ws/, or copy targets/finesse.example.yaml',
  };
}

function describeError({
  code,
  message,
  linePos,
}: Pick<YAMLParseError, 'code' | 'message' | 'linePos'>): string {
  const place = linePos ? ` at line ${String(linePos[0].line)}, column ${String(linePos[0].col)}` : '';
  const own = ownWords[code];
  if (own !== undefined) return `is not valid YAML${place}: ${own}`;
  // what stands behind a colon is quoted from the file
  const [reason = ''] = message.split(/ at line \d|[:\n]/);
  return `is not valid YAML: ${reason || 'it cannot be read'}${place}; mend that line`;
}

function findMistaken(document: Document): Problem[] {
  const problems: Problem[] = [];
  const used = new Set<string>();
  visit(document, { Alias: (_, { source }) => void used.add(source) });
  visit(document, (_key, node, ancestors) => {
    const path = pathTo([...ancestors, node]);
    if (isPair(node) && path.at(-1) === '<<')
      problems.push({
        path,
        sentence: 'merges keys, which is not read here: write the keys out where they belong',
      });
    if (!isNode(node)) return undefined;
    const found = mistakenFor(node, document, used);
    if (found !== null) problems.push({ path, sentence: `${found}: ${quote}` });
    return undefined;
  });
  return problems;
}

function mistakenFor(node: unknown, document: Document, used: ReadonlySet<string>): string | null {
  if (isAlias(node)) {
    const known = node.resolve(document) !== undefined;
    return known ? null : 'begins with *, which YAML takes for the name of something that stands nowhere';
  }
  const { anchor, tag } = node as { anchor?: string; tag?: string };
  if (anchor !== undefined && !used.has(anchor)) return 'begins with &, which YAML takes for an anchor';
  if (tag !== undefined && !tag.startsWith('tag:yaml.org'))
    return 'begins with !, which YAML takes for a tag';
  return null;
}

/** The keys on the way to the last of these nodes. */
function pathTo(ancestors: readonly unknown[]): string[] {
  return ancestors.flatMap((each) => {
    const key: unknown = isPair(each) ? each.key : null;
    return isScalar(key) ? [String(key.value)] : [];
  });
}
