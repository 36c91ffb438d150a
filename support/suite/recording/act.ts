import { parse } from '../../protocol/xml/parse';
import { holds, textOf } from '../../protocol/xml/query';

/** Something a client does that a server reacts to, by what it is, whatever its wording; null of all else. */
export function actOf(text: string): string | null {
  const parsed = parse(text);
  // what is ill-formed is an attempt at something all the same
  if (!parsed.ok) return guessOf(text);
  const { document } = parsed;
  if (holds('/ps:subscribe | /client:iq/ps:pubsub/ps:subscribe', document))
    return `subscribe ${textOf('//ps:subscribe/@node', document)}`;
  return acts.find(([, expression]) => holds(expression, document))?.[0] ?? null;
}

const acts: readonly [act: string, expression: string][] = [
  ['open', '/framing:open'],
  ['close', '/framing:close'],
  ['auth', '/sasl:auth'],
  ['response', '/sasl:response'],
  ['bind', "/client:iq[@type='set']/bind:bind"],
  ['present', '/client:presence[not(@type) and not(@to)]'],
  ['subscriptions', "/client:iq[@type='get']/ps:pubsub/ps:subscriptions"],
];

function guessOf(text: string): string | null {
  if (/^<open\b/.test(text)) return 'open';
  if (/^<auth\b/.test(text)) return 'auth';
  if (/^<presence\b/.test(text)) return 'present';
  if (/<bind\b/.test(text)) return 'bind';
  const node = /<subscribe\b[^>]*\bnode=["']([^"']*)/.exec(text)?.[1];
  return node === undefined ? null : `subscribe ${node}`;
}
